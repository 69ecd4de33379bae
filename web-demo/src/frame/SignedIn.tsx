import { QueryClientProvider } from '@tanstack/react-query';
import { Navigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { ProblemError } from '../api';
import { useLanguage } from '../language';
import { Failed } from '../parts/Failed';
import { Loading } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { personClient } from '../queries';
import { nameOfPrincipal, noteSeen, rememberBack, SIGN_IN } from '../session/back';
import type { Me } from '../session/calls';
import { useMe } from '../session/queries';
import { BankContext, useBankOf } from './bank';
import { DeskOf } from './DeskOf';
import { Frame } from './Frame';
import { Page } from './Page';
import { usePreferencesOf } from './preferences';

/** Whoever is not active is refused by the service as by the engine. */
const NOT_ACTIVE = 'user-not-active';

/** The pages of whoever is signed in; whoever is not is led to where one signs in, and back. */
export function SignedIn() {
  const { words } = useLanguage();
  const { data: me, error, refetch } = useMe();
  if (error instanceof ProblemError && error.problem.code === NOT_ACTIVE) return <Frame><NotActive /></Frame>;
  if (me === null) return <ToSignIn />;
  if (me === undefined) {
    return (
      <Frame>
        {error && <Failed title={words.states.pageFailed} error={error} onRetry={() => void refetch()} />}
        {!error && <Loading />}
      </Frame>
    );
  }
  if (me.mustChangePassword) return <Navigate to="/first-password" replace />;
  if (me.mustSetUpSecondFactor) return <Navigate to="/second-factor" replace />;
  return <Person key={nameOfPrincipal(me)} me={me} />;
}

function Person({ me }: { me: Me }) {
  const bank = useBankOf(me.legalEntity);
  useEffect(() => noteSeen(nameOfPrincipal(me)), [me]);
  usePreferencesOf(me);
  return (
    <Held>
      <BankContext value={me.legalEntityName ?? bank}>
        <DeskOf me={me} />
      </BankContext>
    </Held>
  );
}

/** What is read for a person is gone when they are. */
function Held({ children }: { children: ReactNode }) {
  const [client] = useState(personClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function ToSignIn() {
  const router = useRouter();
  useEffect(() => {
    rememberBack(router.state.location.href);
    void router.navigate({ to: SIGN_IN, replace: true });
  }, [router]);
  return null;
}

function NotActive() {
  const { words } = useLanguage();
  const { notActive, askAdministrator } = words.states;
  return (
    <Page title={notActive}>
      <Notice title={askAdministrator} />
    </Page>
  );
}
