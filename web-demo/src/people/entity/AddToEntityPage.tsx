import { getRouteApi } from '@tanstack/react-router';
import { useDesk } from '../../frame/desk';
import { Page } from '../../frame/Page';
import { useLanguage } from '../../language';
import { Failed } from '../../parts/Failed';
import { Loading } from '../../parts/Loading';
import { NotFound } from '../../parts/NotFound';
import { Notice } from '../../parts/Notice';
import { UpLink } from '../../parts/UpLink';
import type { User } from '../api';
import { useUser } from '../queries';
import { EntityForm } from './EntityForm';
import { useEntitiesFor } from './queries';

const route = getRouteApi('/desk/users/$id/add');

/** Makes somebody a user of another legal entity, too. */
export function AddToEntityPage() {
  const { id } = route.useParams();
  const { words } = useLanguage();
  const { data: user, error, refetch } = useUser(id);
  const title = user ? words.entity.title(user.name) : words.people.addToEntity;
  const above = <UpLink to={user ? `/users/${id}/details` : '/users'}>{user?.name ?? words.pages.users}</UpLink>;
  return (
    <Page title={user === null ? words.pages.notFound : title} above={above}>
      {user === null && <NotFound />}
      {user && <ForUser key={id} user={user} />}
      {user === undefined && error === null && <Loading />}
      {user === undefined && error && (
        <Failed title={words.states.pageFailed} error={error} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}

function ForUser({ user }: { user: User }) {
  const { words } = useLanguage();
  const { entities } = useDesk().me;
  if (!entities?.some(({ isCurrent }) => !isCurrent)) return <Notice title={words.entity.onlyOne} />;
  return <Elsewhere user={user} />;
}

function Elsewhere({ user }: { user: User }) {
  const { words } = useLanguage();
  const { data, error, refetch } = useEntitiesFor(user.id);
  if (error) return <Failed title={words.states.pageFailed} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return <EntityForm user={user} entities={data} />;
}
