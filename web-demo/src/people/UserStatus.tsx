import { StatusLight } from '@react-spectrum/s2';
import type { UserStatus as Status } from 'countersign';
import { useLanguage } from '../language';

const VARIANTS = { new: 'informative', active: 'positive', suspended: 'negative', locked: 'notice' } as const;

export function UserStatus({ status }: { status: Status }) {
  const { say } = useLanguage();
  return <StatusLight variant={VARIANTS[status]}>{say.word('userStatus', status)}</StatusLight>;
}
