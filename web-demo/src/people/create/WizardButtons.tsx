import { Button, ButtonGroup, DialogContainer } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../../language';
import { useOnline } from '../../online';
import { Confirm } from '../../parts/Confirm';
import { OffReason } from '../../parts/OffReason';
import type { Need } from '../access/needs';
import { rememberCreated } from './created';
import { STEPS, type Step } from './draft';
import { newUserOf } from './newUser';
import { useDropDraft } from './queries';
import type { Creation } from './useCreation';

interface Props {
  id: string;
  step: Step;
  needs: readonly Need[];
  creation: Creation;
}

const stack = style({ display: 'flex', flexDirection: 'column', gap: 8, alignItems: 'start' });

/** On to the next step, back to the one before, or away. */
export function WizardButtons({ id, step, needs, creation }: Props) {
  const { say, words } = useLanguage();
  const isOnline = useOnline();
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const { mutate: drop } = useDropDraft();
  const { draft, create, forget } = creation;
  const place = STEPS.indexOf(step);
  const to = (next: Step | undefined): void => {
    if (next !== undefined) void navigate({ to: '/users/new/$draft/$step', params: { draft: id, step: next } });
  };
  const submit = (): void =>
    create.mutate(newUserOf(id, draft), {
      onSuccess: (user) => {
        forget();
        rememberCreated(id, { ...user, name: nameOf(draft.details) });
        void navigate({ to: '/users/new/$draft/$step', params: { draft: id, step: 'done' }, replace: true });
      },
    });
  const isLast = step === 'check';
  // In the last step no field is on the page: its links lead to them.
  const offOf = ([first, ...others]: readonly Need[], isElsewhere: boolean) => ({
    reason: words.person.stillNeeded(say.list([first, ...others].flatMap((need) => need?.text ?? []))),
    ...(!isElsewhere && first?.field !== undefined && { field: first.field }),
  });
  const off = needs.length > 0 ? offOf(needs, isLast) : isLast && !isOnline ? { reason: words.states.offline } : undefined;
  return (
    <div className={stack}>
      <ButtonGroup>
        <Button
          id="continue"
          variant="accent"
          size="L"
          isDisabled={off !== undefined}
          isPending={create.isPending}
          onPress={() => (isLast ? submit() : to(STEPS[place + 1]))}>
          {isLast ? words.create.submit : words.create.goOn}
        </Button>
        {place > 0 && (
          <Button variant="secondary" size="L" onPress={() => to(STEPS[place - 1])}>{words.create.back}</Button>
        )}
        <Button variant="secondary" fillStyle="outline" size="L" onPress={() => ask(true)}>
          {words.parts.cancel}
        </Button>
      </ButtonGroup>
      {off && <OffReason {...off} />}
      {creation.notKept && <p role="status">{words.create.notKept}</p>}
      <DialogContainer onDismiss={() => ask(false)}>
        {asking && (
          <Confirm
            title={words.create.cancelTitle}
            consequences={[words.create.cancelConsequence]}
            verb={words.create.discard}
            isDestructive
            onConfirm={() => {
              forget();
              drop(id);
              void navigate({ to: '/users' });
            }}
          />
        )}
      </DialogContainer>
    </div>
  );
}

const nameOf = ({ firstName, lastName }: Creation['draft']['details']): string => `${firstName} ${lastName}`.trim();
