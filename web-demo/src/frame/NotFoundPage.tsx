import { useLanguage } from '../language';
import { NotFound } from '../parts/NotFound';
import { Page } from './Page';

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  const { words } = useLanguage();
  return (
    <Page title={words.pages.notFound}>
      <NotFound />
    </Page>
  );
}
