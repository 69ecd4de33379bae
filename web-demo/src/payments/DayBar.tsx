import type { Outcome } from 'countersign';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { Bar, type Part } from '../parts/Bar';
import type { Budget } from './budget';
import { isNone } from './reasons';

interface Props {
  budget: Budget;
  /** What this payment would take, in the base currency. */
  amount: string | undefined;
  outcome: Outcome | undefined;
}

/** What today's limit on the account leaves, and how much of it this payment would take. */
export function DayBar({ budget: { limit, used, left, free }, amount, outcome }: Props) {
  const { words } = useLanguage();
  const { say } = useDesk().catalogue;
  const parts: Part[] = [
    { kind: 'used', amount: used, text: words.bar.used(say.amount(used)) },
    { kind: 'free', amount: free ?? left, text: words.bar.free(say.amount(free ?? left)) },
    { kind: 'left', amount: left, text: words.bar.left(say.amount(left)) },
  ];
  return (
    <Bar
      label={words.bar.label}
      total={limit}
      totalText={words.bar.limit(say.amount(limit))}
      parts={parts.filter((part) => !isNone(part.amount))}
      typed={amount}
      outcome={outcome}
    />
  );
}
