import { CloseButton, Link } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { closedBy, keepClosed, useCampaigns } from './campaigns';

const card = style({
  position: 'relative',
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'start',
  gap: 8,
  boxSizing: 'border-box',
  padding: { default: 20, md: 24 },
  paddingEnd: 64,
  borderRadius: 'lg',
  backgroundColor: 'layer-1',
  borderStyle: 'solid',
  borderWidth: 0,
  borderStartWidth: 4,
  borderColor: 'accent-800',
});
const heading = style({ font: 'title', margin: 0, overflowWrap: 'anywhere' });
const text = style({ font: 'body', margin: 0, maxWidth: 640, overflowWrap: 'anywhere' });
const corner = style({ position: 'absolute', top: 12, insetEnd: 12 });

const HEADING = 'campaign-heading';

/** News of the bank, one at a time, until the person closes it. Without an answer there is none. */
export function CampaignCard() {
  const { words } = useLanguage();
  const { principal } = useDesk();
  const { data } = useCampaigns(principal);
  const [closed, setClosed] = useState(() => closedBy(principal));
  const campaign = data?.find(({ id }) => !closed.includes(id));
  if (data === undefined || campaign === undefined) return null;
  const { id, title, body, targetUrl } = campaign;
  const close = (): void => {
    const ids = [...closed, id].filter((one) => data.some((other) => other.id === one));
    keepClosed(principal, ids);
    setClosed(ids);
    // What had the focus is gone.
    document.querySelector('h1')?.focus();
  };
  return (
    <section className={card} aria-labelledby={HEADING}>
      <h2 id={HEADING} className={heading} dir="auto">{title}</h2>
      <p className={text} dir="auto">{body}</p>
      {targetUrl !== undefined && (
        <Link href={targetUrl} aria-label={words.home.moreOf(title)}>{words.home.more}</Link>
      )}
      <div className={corner}>
        <CloseButton aria-label={words.home.closeNews(title)} onPress={close} />
      </div>
    </section>
  );
}
