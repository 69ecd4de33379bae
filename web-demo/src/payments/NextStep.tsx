import type { Transaction } from '../api';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { nextSteps } from './transactions';

/** Whom a payment waits for. */
export function NextStep({ transaction }: { transaction: Transaction }) {
  const { words } = useLanguage();
  const { engine, catalogue } = useDesk();
  const steps = nextSteps(transaction, engine, catalogue, words);
  return <>{steps.length > 0 ? steps.join(' ') : words.payments.nothingMore}</>;
}
