import { Button, Form, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState, type FormEvent } from 'react';
import { useLanguage } from '../language';
import { OffReason } from '../parts/OffReason';
import { changePassword, type Me, type PasswordChange } from './calls';
import { NewPassword } from './NewPassword';
import { usePasswordRules } from './passwordRules';
import { useDoing } from './queries';
import { Refused } from './Refused';

const form = style({ display: 'flex', flexDirection: 'column', gap: 20, maxWidth: 480 });
const full = style({ width: 'full' });

interface Props {
  me: Me;
  onChanged: () => void;
}

/** The current password, and the one that it is to be. */
export function ChangePassword({ me, onChanged }: Props) {
  const { words } = useLanguage();
  const [current, typeCurrent] = useState('');
  const [next, typeNext] = useState('');
  const rules = usePasswordRules({ password: next, secondFactor: me.secondFactor === 'on', words: wordsOf(me) });
  const changing = useDoing<PasswordChange>(changePassword);
  const off = offReason(current, rules?.accepted ?? next !== '', words.password);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (off !== undefined || changing.isPending) return;
    const onSuccess = (): void => {
      typeCurrent('');
      typeNext('');
      onChanged();
    };
    changing.mutate({ current, new: next }, { onSuccess });
  };
  return (
    <div className={form}>
      {changing.error && <Refused key={changing.submittedAt} error={changing.error} />}
      <Form onSubmit={submit} validationBehavior="aria" styles={full}>
        <TextField
          id="current-password"
          name="current-password"
          type="password"
          label={words.password.current}
          autoComplete="current-password"
          value={current}
          onChange={typeCurrent}
          styles={full}
        />
        <NewPassword value={next} onChange={typeNext} rules={rules} />
        <Button
          id="change-password"
          type="submit"
          variant="accent"
          isDisabled={off !== undefined}
          isPending={changing.isPending}>
          {words.password.verb}
        </Button>
        {off && <OffReason {...off} />}
      </Form>
    </div>
  );
}

interface Reasons {
  currentOpen: string;
  rulesOpen: string;
}

function offReason(current: string, isAccepted: boolean, { currentOpen, rulesOpen }: Reasons) {
  if (current === '') return { reason: currentOpen, field: 'current-password' };
  return isAccepted ? undefined : { reason: rulesOpen, field: 'new-password' };
}

/** What a password must not contain, of what the page knows of the person. */
const wordsOf = ({ userName, legalEntityName, name, email }: Me): string[] =>
  [userName, legalEntityName, name?.first, name?.last, email].filter((word) => word !== undefined);
