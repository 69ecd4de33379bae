import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import * as countersign from 'countersign';
import { useEngine } from 'countersign/react';
import { useMemo } from 'react';
import type { Entitlements, Principal } from '../api';
import { catalogueOf } from '../catalogue';
import { personName } from '../display';
import { useFormState, type FormState } from '../formState';
import { possibilitiesOf } from '../possibilities';
import { useEntitlements } from '../queries';
import { Accounts } from './Accounts';
import { FailureAlert } from './FailureAlert';
import { Loading } from './Loading';
import { NothingPossible } from './NothingPossible';
import { Payment } from './Payment';
import { Payments } from './Payments';

/** Everything one person sees: what they may pay, what they paid, which accounts they may use. */
export function Workspace({ principal }: { principal: Principal }) {
  const entitlements = useEntitlements(principal);
  if (entitlements.isPending) return <Loading label="Loading what this person may do" />;
  if (entitlements.isError) {
    return <FailureAlert title="What this person may do could not be loaded" error={entitlements.error} />;
  }
  return <WithEngine principal={principal} entitlements={entitlements.data} />;
}

interface Props {
  principal: Principal;
  entitlements: Entitlements;
}

function WithEngine(props: Props) {
  const state = useFormState(props.principal);
  const { engine, error } = useEngine(countersign, props.entitlements.snapshot);
  if (error !== undefined) return <FailureAlert title="The engine could not be loaded" error={error} />;
  if (engine === undefined) return <Loading label="Loading the engine" />;
  return <Loaded {...props} engine={engine} state={state} />;
}

const stack = style({ display: 'flex', flexDirection: 'column', gap: { default: 32, md: 40 } });

function Loaded({ principal, entitlements, engine, state }: Props & { engine: countersign.Engine; state: FormState }) {
  const { snapshot, user } = entitlements;
  const catalogue = useMemo(() => catalogueOf(snapshot), [snapshot]);
  const possibilities = useMemo(() => possibilitiesOf(engine, user, catalogue), [engine, user, catalogue]);
  const name = personName(user);
  return (
    <div className={stack}>
      {possibilities.kinds.length > 0 ? (
        <Payment {...{ entitlements, engine, catalogue, name, state }} kinds={possibilities.kinds} />
      ) : (
        <NothingPossible entitlements={entitlements} name={name} reasons={possibilities.refusals} />
      )}
      <Payments principal={principal} catalogue={catalogue} name={name} />
      <Accounts accounts={possibilities.accounts} name={name} />
    </div>
  );
}
