import { Provider, ToastContainer } from '@react-spectrum/s2';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useLanguage } from '../language';
import { useTheme } from './theme';

/** The bank's portal: the page that the address names. */
export function Portal() {
  const { locale } = useLanguage();
  const theme = useTheme();
  const router = useRouter();
  const navigate = (href: string): void => void router.navigate({ href });
  return (
    <Provider locale={locale} {...(theme !== 'system' && { colorScheme: theme })} router={{ navigate }}>
      <Outlet />
      <ToastContainer placement="bottom end" />
    </Provider>
  );
}
