import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Outcome } from 'countersign';
import type { Catalogue } from '../catalogue';
import type { Preview } from '../engine';
import { useLanguage } from '../language';
import type { Outlook } from '../outlook';
import { FIELDS } from './PaymentFields';
import { Headline } from './Headline';
import { Headroom } from './Headroom';
import { Verdict } from './Verdict';

interface Props {
  /** The engine's answer; nothing while there is no amount. */
  answer: Preview | undefined;
  /** What would be possible at all, before an amount is typed. */
  outlook: Outlook | undefined;
  /** The amount typed, as the engine reads it. */
  amount: string | undefined;
  /** The currency it is typed in. */
  currency: string;
  catalogue: Catalogue;
  onUse: (amount: string) => void;
}

type Tone = Outcome | 'waiting';

const card = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 20,
  padding: { default: 16, sm: 24 },
  borderRadius: 'xl',
  borderStyle: 'solid',
  borderWidth: 0,
  borderTopWidth: 4,
  borderColor: {
    default: 'gray-400',
    tone: { executed: 'positive-800', pendingApproval: 'notice-800', denied: 'negative-800' },
  },
  backgroundColor: {
    default: 'gray-75',
    tone: { executed: 'positive-100', pendingApproval: 'notice-100', denied: 'negative-100' },
  },
  boxSizing: 'border-box',
});
const note = style({ font: 'body-sm', margin: 0 });

/** The decision on the form as it stands, worked out in the browser. */
export function VerdictCard({ answer, outlook, amount, currency, catalogue, onUse }: Props) {
  const { locale, words } = useLanguage();
  const decision = answer?.kind === 'decision' ? answer.decision : undefined;
  // Where no amount would pass, the refusal is shown before one is typed.
  const shown = decision ?? outlook?.refusal;
  const tone: Tone = shown?.outcome ?? 'waiting';
  const typed = decision && amount !== undefined ? { amount, outcome: decision.outcome } : undefined;
  return (
    <section className={card({ tone })} aria-label={words.verdict.label} data-outcome={tone}>
      <div role="status">
        <Headline outcome={shown?.outcome} refused={answer?.kind === 'refused'} />
      </div>
      {answer?.kind === 'refused' && <Refusals messages={answer.messages} />}
      {decision?.amount !== undefined && currency !== catalogue.currency && (
        <p className={note}>{words.verdict.countsAs(catalogue.say.amount(decision.amount))}</p>
      )}
      {shown && <Verdict decision={shown} catalogue={catalogue} />}
      {outlook?.passing && <Headroom {...{ typed, currency, catalogue, onUse }} passing={outlook.passing} />}
      {answer?.kind === 'decision' && (
        <p className={note}>{words.verdict.workedOut(inTenths(answer.milliseconds, locale))}</p>
      )}
    </section>
  );
}

const inTenths = (number: number, locale: string): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(number);

/** The engine's refusals that stand at no field of the form. */
function Refusals({ messages }: { messages: Readonly<Record<string, string>> }) {
  const others = Object.entries(messages).filter(([field]) => !FIELDS.includes(field));
  return others.map(([field, message]) => <p key={field} className={note}>{message}</p>);
}
