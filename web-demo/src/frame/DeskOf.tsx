import { Outlet } from '@tanstack/react-router';
import * as countersign from 'countersign';
import { useEngine } from 'countersign/react';
import { useLayoutEffect, useMemo } from 'react';
import { isUnanswered, type Entitlements, type Principal } from '../api';
import { catalogueOf } from '../catalogue';
import { useLanguage } from '../language';
import { Failed } from '../parts/Failed';
import { Loading } from '../parts/Loading';
import { useFormState, type FormState } from '../payments/formState';
import { possibilitiesOf } from '../payments/possibilities';
import { useEntitlements } from '../queries';
import { rolesOf } from '../roles';
import type { Me } from '../session/calls';
import { holdFocus } from './arrival';
import { destinationsOf } from './destinations';
import { DeskContext, type Desk } from './desk';
import { Frame } from './Frame';
import { nameOf } from './names';

interface Props {
  me: Me;
}

/** The frame for one person: it is there at once, and filled when it is known what is granted. */
export function DeskOf({ me }: Props) {
  const { words } = useLanguage();
  const { legalEntity, user } = me;
  const principal = useMemo(() => ({ legalEntity, user }), [legalEntity, user]);
  const { data, error, refetch } = useEntitlements(principal);
  const form = useFormState(principal);
  // What was loaded stays when there is no answer to the next request, and what was typed with it.
  if (data !== undefined && (error === null || isUnanswered(error))) {
    return <WithEngine me={me} principal={principal} entitlements={data} form={form} />;
  }
  return (
    <Frame me={me}>
      {error && <Failed title={words.states.pageFailed} error={error} onRetry={() => void refetch()} />}
      {!error && <Loading />}
    </Frame>
  );
}

interface LoadedProps extends Props {
  principal: Principal;
  entitlements: Entitlements;
  form: FormState;
}

function WithEngine({ me, principal, entitlements, form }: LoadedProps) {
  const language = useLanguage();
  const { snapshot, user } = entitlements;
  const { engine, error } = useEngine(countersign, snapshot);
  const catalogue = useMemo(() => catalogueOf(snapshot, language), [snapshot, language]);
  const possibilities = useMemo(
    () => engine && possibilitiesOf(engine, user, catalogue),
    [engine, user, catalogue],
  );
  const name = nameOf(me);
  const desk: Desk | undefined =
    engine && possibilities && { me, principal, name, entitlements, engine, catalogue, possibilities, form };
  return (
    <Frame
      me={me}
      destinations={desk && destinationsOf(desk)}
      roles={rolesOf(entitlements, catalogue, language.words)}>
      {desk && <Pages desk={desk} />}
      {!desk && !error && <Loading />}
      {error && (
        <Failed title={language.words.states.pageFailed} error={error} onRetry={() => location.reload()} />
      )}
    </Frame>
  );
}

function Pages({ desk }: { desk: Desk }) {
  useLayoutEffect(() => holdFocus, []);
  return (
    <DeskContext value={desk}>
      <Outlet />
    </DeskContext>
  );
}
