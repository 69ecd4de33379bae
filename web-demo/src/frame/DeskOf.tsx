import { Outlet } from '@tanstack/react-router';
import * as countersign from 'countersign';
import { useEngine } from 'countersign/react';
import { useLayoutEffect, useMemo, type ReactNode } from 'react';
import { isUnanswered, ProblemError, type Entitlements, type Principal } from '../api';
import { catalogueOf } from '../catalogue';
import { personName } from '../display';
import { useLanguage } from '../language';
import { Failed } from '../parts/Failed';
import { Loading } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { useFormState, type FormState } from '../payments/formState';
import { possibilitiesOf } from '../payments/possibilities';
import { useEntitlements } from '../queries';
import { rolesOf } from '../roles';
import { holdFocus } from './arrival';
import { destinationsOf } from './destinations';
import { DeskContext, type Desk } from './desk';
import { Frame, type Person } from './Frame';
import { Page } from './Page';

/** Whoever is not active is refused by the service as by the engine. */
const NOT_ACTIVE = 'user-not-active';

interface Props extends Person {
  principal: Principal;
}

/** The frame for one person: it is there at once, and filled when it is known what is granted. */
export function DeskOf(person: Props) {
  const { words } = useLanguage();
  const { data, error, refetch } = useEntitlements(person.principal);
  const form = useFormState(person.principal);
  const framed = (children: ReactNode) => <Frame {...person}>{children}</Frame>;
  if (error instanceof ProblemError && error.problem.code === NOT_ACTIVE) return framed(<NotActive />);
  // What was loaded stays when there is no answer to the next request, and what was typed with it.
  if (data !== undefined && (error === null || isUnanswered(error))) {
    return <WithEngine person={person} entitlements={data} form={form} />;
  }
  if (error === null) return framed(<Loading />);
  return framed(<Failed title={words.states.pageFailed} error={error} onRetry={() => void refetch()} />);
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

interface LoadedProps {
  person: Props;
  entitlements: Entitlements;
  form: FormState;
}

function WithEngine({ person, entitlements, form }: LoadedProps) {
  const language = useLanguage();
  const { snapshot, user } = entitlements;
  const { engine, error } = useEngine(countersign, snapshot);
  const catalogue = useMemo(() => catalogueOf(snapshot, language), [snapshot, language]);
  const possibilities = useMemo(
    () => engine && possibilitiesOf(engine, user, catalogue),
    [engine, user, catalogue],
  );
  const { principal } = person;
  const name = personName(user);
  const desk: Desk | undefined =
    engine && possibilities && { principal, name, entitlements, engine, catalogue, possibilities, form };
  return (
    <Frame
      {...person}
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
