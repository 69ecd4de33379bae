import { ActionButton, Button, Form, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState, type FormEvent } from 'react';
import { useLanguage } from '../language';
import { OffReason } from '../parts/OffReason';
import { useFilled } from '../parts/useFilled';
import { newCode, type Activation, type NewCode } from './calls';
import type { Invitation } from './invitation';
import { NewPassword } from './NewPassword';
import { usePasswordRules } from './passwordRules';
import { useDoing } from './queries';
import { Refused } from './Refused';

const form = style({ display: 'flex', flexDirection: 'column', gap: 20 });
const full = style({ width: 'full' });
const note = style({ font: 'body', margin: 0 });

interface Props {
  invitation: Invitation;
  activating: ReturnType<typeof useDoing<Activation>>;
  onDone: () => void;
}

interface Off {
  reason: string;
  field: string;
}

/** By link a password is all that is asked for; else the user name and the code that came by phone as well. */
export function ActivationForm({ invitation, activating, onDone }: Props) {
  const { words } = useLanguage();
  const { token, legalEntity = '' } = invitation;
  const [userName, typeName] = useState(invitation.userName ?? '');
  const [code, typeCode] = useState('');
  const [password, typePassword] = useState('');
  const asking = useDoing(newCode);
  const { field, isFilled } = useFilled('user-name', userName);
  const rules = usePasswordRules({ password, secondFactor: false, words: [userName, legalEntity].filter(Boolean) });
  const isOpen = rules?.accepted === false;
  const off =
    (token === undefined ? offReason(userName, code, words.activate) : undefined) ??
    (isOpen ? { reason: words.password.rulesOpen, field: 'new-password' } : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (off || activating.isPending) return;
    const request = asking.data;
    const body: Activation =
      token === undefined
        ? { legalEntity, userName, code, password, ...(request !== undefined && { request }) }
        : { token, password };
    activating.mutate(body, { onSuccess: onDone });
  };
  return (
    <div className={form}>
      {activating.error && <Refused key={activating.submittedAt} error={activating.error} />}
      <p className={note}>{token === undefined ? words.activate.codeNote : words.activate.note}</p>
      <Form onSubmit={submit} validationBehavior="aria" styles={full}>
        {token === undefined && (
          <>
            <TextField
              {...field}
              name="user-name"
              label={words.activate.userId}
              autoComplete="username"
              spellCheck="false"
              value={userName}
              onChange={typeName}
              styles={full}
            />
            <TextField
              id="activation-code"
              name="activation-code"
              label={words.activate.code}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={typeCode}
              styles={full}
            />
            <AnotherCode asking={asking} wanted={{ legalEntity, userName }} isFilled={isFilled} />
          </>
        )}
        <NewPassword value={password} onChange={typePassword} rules={rules} />
        <Button
          id="activate"
          type="submit"
          variant="accent"
          isDisabled={off !== undefined}
          isPending={activating.isPending}
          styles={full}>
          {words.activate.verb}
        </Button>
        {off && <OffReason {...off} />}
      </Form>
    </div>
  );
}

interface AnotherCodeProps {
  asking: ReturnType<typeof useDoing<NewCode, string>>;
  wanted: NewCode;
  /** Whether it is said for whom; else the field says that it has to be. */
  isFilled: () => boolean;
}

/** The code of the invitation may be lost or over: another one is sent. */
function AnotherCode({ asking, wanted, isFilled }: AnotherCodeProps) {
  const { words } = useLanguage();
  const { newCode: label, codeSent } = words.activate;
  return (
    <div>
      <ActionButton
        isQuiet
        isPending={asking.isPending}
        onPress={() => isFilled() && asking.mutate(wanted)}>
        {label}
      </ActionButton>
      <p role="status" className={note}>{asking.isSuccess && codeSent}</p>
      {asking.error && <Refused key={asking.submittedAt} error={asking.error} />}
    </div>
  );
}

function offReason(userName: string, code: string, said: { nameOpen: string; codeOpen: string }): Off | undefined {
  if (userName === '') return { reason: said.nameOpen, field: 'user-name' };
  return code === '' ? { reason: said.codeOpen, field: 'activation-code' } : undefined;
}
