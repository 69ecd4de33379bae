import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { Transaction } from '../api';
import { personName } from '../display';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { reasonLines } from './reasons';
import { fromText, nextSteps } from './transactions';

const box = style({ backgroundColor: 'layer-1', borderRadius: 'lg', padding: { default: 16, sm: 24 } });
const heading = style({ font: 'title', margin: 0, marginBottom: 16 });
const list = style({ listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 16 });
const step = style({ display: 'flex', gap: 12, alignItems: 'start', font: 'ui' });
const dot = style({
  flexShrink: 0,
  size: 8,
  marginTop: 4,
  borderRadius: 'full',
  borderStyle: 'solid',
  borderWidth: 2,
  borderColor: 'gray-700',
  backgroundColor: { default: 'gray-700', isOpen: 'transparent' },
});
const lines = style({ display: 'flex', flexDirection: 'column', gap: 4, minWidth: 0 });

/** What has happened to a payment, and what is still to happen. */
export function PaymentHistory({ transaction: item }: { transaction: Transaction }) {
  const language = useLanguage();
  const { words } = language;
  const { engine, catalogue, entitlements } = useDesk();
  const waitsFor = nextSteps(item, engine, catalogue, words);
  const why = reasonLines(item.verdict.reasons, fromText(item, catalogue), catalogue, words);
  const at = instantText(item.createdAt, language.locale, entitlements.snapshot.legalEntity.timeZone);
  return (
    <section className={box} aria-labelledby="history-heading">
      <h2 id="history-heading" className={heading}>{words.payment.history}</h2>
      <ol className={list}>
        <Step>
          <span>{words.payment.entered(personName(item.user), at)}</span>
        </Step>
        <Step isOpen={waitsFor.length > 0}>
          {(waitsFor.length > 0 ? [...waitsFor, ...why] : [words.payment.noApproval]).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </Step>
        <Step isOpen={waitsFor.length > 0}>
          <span>{words.payment.execution(catalogue.say.date(item.executionDate))}</span>
        </Step>
      </ol>
    </section>
  );
}

function Step({ isOpen = false, children }: { isOpen?: boolean; children: ReactNode }) {
  return (
    <li className={step}>
      <span className={dot({ isOpen })} />
      <span className={lines}>{children}</span>
    </li>
  );
}

/** A moment as it is read at the bank. */
const instantText = (instant: string, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone, calendar: 'gregory' }).format(
    new Date(instant),
  );
