import { StatusLight } from '@react-spectrum/s2';
import type { Transaction } from '../api';
import { useLanguage } from '../language';

const VARIANTS = { executed: 'positive', pendingApproval: 'notice', denied: 'negative' } as const;

export function PaymentStatus({ transaction }: { transaction: Transaction }) {
  const { words } = useLanguage();
  return <StatusLight variant={VARIANTS[transaction.verdict.outcome]}>{words.status[transaction.status]}</StatusLight>;
}
