import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import * as countersign from 'countersign';
import { useEngine } from 'countersign/react';
import { useMemo } from 'react';
import { isUnanswered, ProblemError, type Entitlements, type Principal } from '../api';
import { catalogueOf } from '../catalogue';
import { personName } from '../display';
import { useFormState, type FormState } from '../formState';
import { useLanguage } from '../language';
import { possibilitiesOf } from '../possibilities';
import { useEntitlements } from '../queries';
import { Accounts } from './Accounts';
import { FailureAlert } from './FailureAlert';
import { Loading } from './Loading';
import { NothingPossible } from './NothingPossible';
import { Payment } from './Payment';
import { Payments } from './Payments';

/** Whoever is not active is refused by the service as by the engine. */
const NOT_ACTIVE = 'user-not-active';

/** Everything one person sees: what they may pay, what they paid, which accounts they may use. */
export function Workspace({ principal }: { principal: Principal }) {
  const { words } = useLanguage();
  const { data, error } = useEntitlements(principal);
  if (error instanceof ProblemError && error.problem.code === NOT_ACTIVE) {
    return <NothingPossible name={personName(principal.user)} reasons={[NOT_ACTIVE]} />;
  }
  // What was loaded stays when there is no answer to the next request, and what was typed with it.
  if (data !== undefined && (error === null || isUnanswered(error))) {
    return <WithEngine principal={principal} entitlements={data} />;
  }
  if (error !== null) return <FailureAlert title={words.failed.rights} error={error} />;
  return <Loading label={words.loading.rights} />;
}

interface Props {
  principal: Principal;
  entitlements: Entitlements;
}

function WithEngine(props: Props) {
  const { words } = useLanguage();
  const state = useFormState(props.principal);
  const { engine, error } = useEngine(countersign, props.entitlements.snapshot);
  if (error !== undefined) return <FailureAlert title={words.failed.engine} error={error} />;
  if (engine === undefined) return <Loading label={words.loading.engine} />;
  return <Loaded {...props} engine={engine} state={state} />;
}

const stack = style({ display: 'flex', flexDirection: 'column', gap: { default: 32, md: 40 } });

function Loaded({ principal, entitlements, engine, state }: Props & { engine: countersign.Engine; state: FormState }) {
  const language = useLanguage();
  const { snapshot, user } = entitlements;
  const catalogue = useMemo(() => catalogueOf(snapshot, language), [snapshot, language]);
  const possibilities = useMemo(() => possibilitiesOf(engine, user, catalogue), [engine, user, catalogue]);
  const name = personName(user);
  return (
    <div className={stack}>
      {possibilities.kinds.length > 0 ? (
        <Payment {...{ entitlements, engine, catalogue, name, state }} kinds={possibilities.kinds} />
      ) : (
        <NothingPossible name={name} reasons={possibilities.refusals} />
      )}
      <Payments principal={principal} catalogue={catalogue} name={name} />
      <Accounts accounts={possibilities.accounts} catalogue={catalogue} name={name} />
    </div>
  );
}
