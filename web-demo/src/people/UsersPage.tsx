import { LinkButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { Page } from '../frame/Page';
import { useLanguage } from '../language';
import { ProblemError } from '../api';
import { Failed } from '../parts/Failed';
import { Loading } from '../parts/Loading';
import { NotPermitted } from '../parts/NotPermitted';
import { ActRefused, Acts } from './acts';
import { useMay } from './may';
import { UsersList } from './UsersList';
import { useListed } from './useListed';

const wide = style({ width: { default: 'full', md: 'fit' } });

/** Who may act for the companies. */
export function UsersPage() {
  const { words } = useLanguage();
  const mayCreate = useMay('createUsers');
  const listed = useListed();
  const { data, error, isPending, refetch } = listed;
  if (error instanceof ProblemError && error.problem.status === 403) {
    return <NotPermitted page={words.pages.users} right={words.people.rights.viewUsers} />;
  }
  const create = mayCreate && (
    <LinkButton id="create-user" variant="accent" href="/users/new" styles={wide}>{words.pages.newUser}</LinkButton>
  );
  return (
    <Acts>
      <Page title={words.pages.users} action={create}>
        <ActRefused />
        {data !== undefined && <UsersList listed={data} more={listed.more} />}
        {isPending && <Loading />}
        {error && data === undefined && (
          <Failed title={words.states.listFailed} error={error} onRetry={() => void refetch()} />
        )}
      </Page>
    </Acts>
  );
}
