import { Button, Form, LinkButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState, type FormEvent } from 'react';
import { useBankOf } from '../frame/bank';
import { Gate } from '../frame/Gate';
import { kept } from '../kept';
import { useLanguage } from '../language';
import { Notice } from '../parts/Notice';
import { OffReason } from '../parts/OffReason';
import { SIGN_IN } from './back';
import { activate } from './calls';
import { NewPassword } from './NewPassword';
import { usePasswordRules } from './passwordRules';
import { useDoing } from './queries';
import { Refused } from './Refused';

const form = style({ display: 'flex', flexDirection: 'column', gap: 20 });
const full = style({ width: 'full' });
const note = style({ font: 'body', margin: 0 });

/** What stands behind `#` in the link: it is taken out of the address at once, so that no history keeps it. */
function takeSecret(): string {
  const secret = location.hash.slice(1);
  if (secret !== '') history.replaceState(history.state, '', location.pathname);
  return secret;
}

/** Where an invitation leads: the person chooses a password. */
export function ActivatePage() {
  const { words } = useLanguage();
  const [token] = useState(takeSecret);
  const bank = useBankOf(kept('bank') ?? undefined);
  const activating = useDoing(activate);
  return (
    <Gate bank={bank} title={words.activate.title}>
      {activating.isSuccess && <Done />}
      {!activating.isSuccess && token !== '' && <ByLink token={token} activating={activating} />}
      {!activating.isSuccess && token === '' && (
        <Notice title={words.activate.noLink} detail={[words.activate.noLinkNote]}>
          <LinkButton variant="secondary" href={SIGN_IN}>{words.signIn.toSignIn}</LinkButton>
        </Notice>
      )}
    </Gate>
  );
}

interface ByLinkProps {
  token: string;
  activating: ReturnType<typeof useDoing<{ token: string; password: string }>>;
}

function ByLink({ token, activating }: ByLinkProps) {
  const { words } = useLanguage();
  const [password, type] = useState('');
  const rules = usePasswordRules({ password, secondFactor: false, words: [] });
  const isAccepted = rules === undefined || rules.accepted;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isAccepted && !activating.isPending) activating.mutate({ token, password });
  };
  return (
    <div className={form}>
      {activating.error && <Refused key={activating.submittedAt} error={activating.error} />}
      <p className={note}>{words.activate.note}</p>
      <Form onSubmit={submit} validationBehavior="aria" styles={full}>
        <NewPassword value={password} onChange={type} rules={rules} />
        <Button
          id="activate"
          type="submit"
          variant="accent"
          isDisabled={!isAccepted}
          isPending={activating.isPending}
          styles={full}>
          {words.activate.verb}
        </Button>
        {!isAccepted && <OffReason reason={words.password.rulesOpen} field="new-password" />}
      </Form>
    </div>
  );
}

function Done() {
  const { words } = useLanguage();
  return (
    <Notice title={words.activate.done}>
      <LinkButton id="to-sign-in" variant="accent" href={SIGN_IN}>{words.signIn.verb}</LinkButton>
    </Notice>
  );
}
