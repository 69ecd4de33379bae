import { StatusLight } from '@react-spectrum/s2';
import type { Transaction } from '../api';
import { statusText } from '../transactions';

const VARIANTS = { executed: 'positive', pendingApproval: 'notice', denied: 'negative' } as const;

export function PaymentStatus({ transaction }: { transaction: Transaction }) {
  return <StatusLight variant={VARIANTS[transaction.verdict.outcome]}>{statusText(transaction)}</StatusLight>;
}
