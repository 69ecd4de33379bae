import { useLanguage } from '../../language';
import type { AccessDraft } from '../access/access';
import type { User } from '../api';
import { AccessFacts } from './AccessFacts';
import { SectionCard } from './SectionCard';

interface Props {
  user: User;
  kept: AccessDraft[] | undefined;
}

/** At which companies a person may act, and as what. */
export function AccessSection({ user, kept }: Props) {
  const { words } = useLanguage();
  return (
    <SectionCard title={words.person.section.access}>
      <AccessFacts user={user} kept={kept} />
    </SectionCard>
  );
}
