import { Provider, ToastContainer } from '@react-spectrum/s2';
import { useRouter } from '@tanstack/react-router';
import type { Principal } from '../api';
import { useLanguage } from '../language';
import { Failed } from '../parts/Failed';
import { Loading } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { usePrincipals } from '../queries';
import { arriveAnew } from './arrival';
import { BankContext } from './bank';
import { DeskOf } from './DeskOf';
import { Frame } from './Frame';
import { usePrincipal } from './principal';
import { useTheme } from './theme';

/** The bank's portal: the frame, and in it the page that the address names. */
export function Portal() {
  const { locale } = useLanguage();
  const theme = useTheme();
  const router = useRouter();
  const navigate = (href: string): void => void router.navigate({ href });
  return (
    <Provider locale={locale} {...(theme !== 'system' && { colorScheme: theme })} router={{ navigate }}>
      <People />
      <ToastContainer placement="bottom end" />
    </Provider>
  );
}

function People() {
  const { words } = useLanguage();
  const router = useRouter();
  const { data: principals, error, isPending, refetch } = usePrincipals();
  const { principal, choose } = usePrincipal(principals);
  const onTryAs = (chosen: Principal): void => {
    arriveAnew();
    choose(chosen);
    void router.navigate({ to: '/' });
  };
  const person = { principals, principal, onTryAs };
  if (principal === undefined) {
    return (
      <Frame {...person}>
        {isPending && <Loading />}
        {error && <Failed title={words.states.pageFailed} error={error} onRetry={() => void refetch()} />}
        {principals && <Notice title={words.states.noUsers} />}
      </Frame>
    );
  }
  const entity = principals?.legalEntities.find(({ id }) => id === principal.legalEntity);
  return (
    <BankContext value={entity?.name ?? principal.legalEntity}>
      <DeskOf key={`${principal.legalEntity} ${principal.user}`} {...person} principal={principal} />
    </BankContext>
  );
}
