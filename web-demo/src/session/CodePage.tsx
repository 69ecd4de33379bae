import { ActionButton, Button, Form, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { Navigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { ProblemError } from '../api';
import { useBankOf } from '../frame/bank';
import { Gate } from '../frame/Gate';
import { kept } from '../kept';
import { useLanguage } from '../language';
import { Notice } from '../parts/Notice';
import { UpLink } from '../parts/UpLink';
import { useFilled } from '../parts/useFilled';
import { SIGN_IN } from './back';
import { showCode, type Shown } from './calls';
import { useSigningIn } from './queries';
import { Refused } from './Refused';
import { forgetStep, knownStep } from './step';

const form = style({ display: 'flex', flexDirection: 'column', alignItems: 'start', gap: 20 });
const full = style({ width: 'full' });
const note = style({ font: 'body', margin: 0 });

/** The second step: a code of the app, or one of those that were kept. */
export function CodePage() {
  const { words } = useLanguage();
  const [stepToken] = useState(knownStep);
  const bank = useBankOf(kept('bank') ?? undefined);
  const showing = useSigningIn(async (shown: Shown) => {
    await showCode(stepToken ?? '', shown);
    forgetStep();
  });
  if (stepToken === undefined) return <Navigate to={SIGN_IN} replace />;
  const { error } = showing;
  const isOver = error instanceof ProblemError && error.problem.code === 'step-void';
  return (
    <Gate bank={bank} title={words.code.title}>
      {isOver ? (
        <Notice title={words.code.over}>
          <UpLink to={SIGN_IN}>{words.signIn.toSignIn}</UpLink>
        </Notice>
      ) : (
        <CodeForm showing={showing} />
      )}
    </Gate>
  );
}

function CodeForm({ showing }: { showing: ReturnType<typeof useSigningIn<Shown>> }) {
  const said = useLanguage().words.code;
  const [isRecovery, setRecovery] = useState(false);
  const [typed, type] = useState('');
  const code = typed.replaceAll(' ', '');
  const { field, isFilled } = useFilled('code', code);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isFilled() && !showing.isPending) showing.mutate(isRecovery ? { recoveryCode: code } : { code });
  };
  const swap = (): void => {
    setRecovery(!isRecovery);
    type('');
  };
  return (
    <div className={form}>
      {showing.error && <Refused key={showing.submittedAt} error={showing.error} instead={said.refused} />}
      <p className={note}>{isRecovery ? said.recoveryNote : said.note}</p>
      <Form onSubmit={submit} validationBehavior="aria" styles={full}>
        <TextField
          {...field}
          name="code"
          label={isRecovery ? said.recoveryCode : said.code}
          inputMode={isRecovery ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          spellCheck="false"
          value={typed}
          onChange={type}
          styles={full}
        />
        <Button type="submit" variant="accent" isPending={showing.isPending} styles={full}>{said.verb}</Button>
      </Form>
      <ActionButton isQuiet onPress={swap}>{isRecovery ? said.useApp : said.useRecovery}</ActionButton>
    </div>
  );
}
