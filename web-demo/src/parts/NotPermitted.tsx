import { useDesk } from '../frame/desk';
import { administratorsOf } from '../frame/names';
import { Page } from '../frame/Page';
import { useLanguage } from '../language';
import { Notice } from './Notice';

interface Props {
  /** The page's name. */
  page: string;
  /** The right that it needs, by its name. */
  right: string;
}

/** In the place of a page that is not granted: what it needs, and whom to ask. */
export function NotPermitted({ page, right }: Props) {
  const { say, words } = useLanguage();
  const { needs, canGive } = words.parts.notPermitted;
  const givers = administratorsOf(useDesk().me);
  const ask = givers.length === 0 ? words.states.askAdministrator : canGive(say.list(givers), givers.length);
  return (
    <Page title={page}>
      <Notice title={needs(right)} detail={[ask]} />
    </Page>
  );
}
