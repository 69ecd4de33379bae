import { Button, ButtonGroup, Content, Dialog, Heading, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMemo, useState } from 'react';
import { useLanguage } from '../../language';
import { done } from '../../parts/done';
import { Errors } from '../../parts/Errors';
import { linesOf } from '../../parts/Failed';
import { OffReason } from '../../parts/OffReason';
import { RuleList } from '../../parts/RuleList';
import admin from '../admin';
import { useNewCustomRole } from './queries';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const wide = style({ width: 'full' });

interface Props {
  /** Whose permissions it takes over. */
  user: string;
  onClose: () => void;
}

/** Gives what a user has a name, so that others can be given the same. */
export function CustomRoleDialog({ user, onClose }: Props) {
  const language = useLanguage();
  const { words } = language;
  const [title, type] = useState('');
  const { mutate, error, isPending, submittedAt } = useNewCustomRole();
  const { accepted, rules } = useMemo(() => admin.roleNameRules({ name: title }), [title]);
  return (
    <Dialog>
      <Heading slot="title">{words.create.newCustomRole}</Heading>
      <Content>
        <div className={stack}>
          {error && (
            <Errors key={submittedAt} title={words.create.roleNotCreated}>{linesOf(error, language).join(' ')}</Errors>
          )}
          <TextField
            label={words.create.roleTitle}
            description={words.create.roleTitleHint}
            isRequired
            autoFocus
            value={title}
            onChange={type}
            aria-describedby="role-title-rules"
            styles={wide}
          />
          <RuleList id="role-title-rules" rules={rules} />
          {!accepted && <OffReason reason={words.person.rulesFirst} />}
        </div>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={onClose}>{words.parts.cancel}</Button>
        <Button
          variant="accent"
          isDisabled={!accepted}
          isPending={isPending}
          onPress={() =>
            mutate(
              { title, fromUser: user },
              {
                onSuccess: () => {
                  onClose();
                  done(words.create.roleCreated(title));
                },
              },
            )
          }>
          {words.create.createRole}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
}
