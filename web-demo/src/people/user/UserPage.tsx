import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../../frame/Page';
import { useLanguage } from '../../language';
import { Failed } from '../../parts/Failed';
import { Loading } from '../../parts/Loading';
import { NotFound } from '../../parts/NotFound';
import { UpLink } from '../../parts/UpLink';
import { ActRefused, Acts } from '../acts';
import type { User, Whom } from '../api';
import { useUser } from '../queries';
import { StatusAction } from '../StatusAction';
import { actOf } from '../status';
import { sectionOf, type Section } from './sections';
import { ScreeningNotice } from './ScreeningNotice';
import { UserHeader } from './UserHeader';
import { UserSections } from './UserSections';

const route = getRouteApi('/desk/users/$id/$section');

/** One person, whole. */
export function UserPage() {
  const { id, section } = route.useParams();
  const known = sectionOf(section);
  const { words } = useLanguage();
  if (known === undefined) return <Page title={words.pages.notFound}><NotFound /></Page>;
  return <UserOf key={id} id={id} section={known} />;
}

function UserOf({ id, section }: { id: string; section: Section }) {
  const { words } = useLanguage();
  const { data, error, refetch } = useUser(id);
  const title = data === null ? words.pages.notFound : (data?.name ?? words.pages.user);
  const act = data && actOf(data) !== undefined && <StatusAction user={whomOf(data)} isMain />;
  return (
    <Acts>
      <Page title={title} above={<UpLink to="/users">{words.pages.users}</UpLink>} action={act}>
        <ActRefused />
        {data === null && <NotFound />}
        {data && <UserHeader user={data} />}
        {data && <ScreeningNotice user={data} />}
        {data && <UserSections user={data} section={section} />}
        {data === undefined && error === null && <Loading />}
        {data === undefined && error && (
          <Failed title={words.states.pageFailed} error={error} onRetry={() => void refetch()} />
        )}
      </Page>
    </Acts>
  );
}

const whomOf = ({ id, name, may, details }: User): Whom => ({ id, name, may, email: details?.email });
