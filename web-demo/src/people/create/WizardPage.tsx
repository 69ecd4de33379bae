import { ButtonGroup, LinkButton } from '@react-spectrum/s2';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../../frame/Page';
import { useLanguage } from '../../language';
import { Failed } from '../../parts/Failed';
import { Loading } from '../../parts/Loading';
import { NotFound } from '../../parts/NotFound';
import { Notice } from '../../parts/Notice';
import { useDraft, useOptions } from './queries';
import { CreatedPage } from './CreatedPage';
import { createdAs } from './created';
import { asOffered, stepOf } from './draft';
import { Wizard } from './Wizard';

const route = getRouteApi('/desk/users/new/$draft/$step');

/** A new user, step by step; what was said so far is kept by the service. */
export function WizardPage() {
  const { draft, step } = route.useParams();
  const { words } = useLanguage();
  const created = createdAs(draft);
  if (created !== undefined) return <CreatedPage created={created} />;
  const known = stepOf(step);
  if (known === undefined) return <Page title={words.pages.notFound}><NotFound /></Page>;
  return <Loaded key={draft} draft={draft} />;
}

function Loaded({ draft }: { draft: string }) {
  const { words } = useLanguage();
  const kept = useDraft(draft);
  const options = useOptions();
  const titled = (content: ReactNode) => <Page title={words.pages.newUser}>{content}</Page>;
  if (kept.data === null) {
    return titled(
      <Notice title={words.create.draftGone}>
        <ButtonGroup>
          <LinkButton variant="secondary" href="/users/new">{words.pages.newUser}</LinkButton>
          <LinkButton variant="secondary" href="/users">{words.pages.users}</LinkButton>
        </ButtonGroup>
      </Notice>,
    );
  }
  if (kept.data !== undefined && options.data !== undefined) {
    return <Wizard id={draft} kept={asOffered(kept.data, options.data.sources)} options={options.data} />;
  }
  const error = kept.error ?? options.error;
  // Without a heading: the one of the step has the focus when it is there.
  if (error === null) return <Loading />;
  const retry = () => void Promise.all([kept.refetch(), options.refetch()]);
  return titled(<Failed title={words.states.pageFailed} error={error} onRetry={retry} />);
}
