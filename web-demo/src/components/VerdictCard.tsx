import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { DecisionAnswer, Outcome } from 'countersign';
import type { Catalogue } from '../catalogue';
import { money, plainName } from '../display';
import type { Preview } from '../engine';
import type { Draft } from '../payment';
import { Headline } from './Headline';
import { Headroom } from './Headroom';
import { Verdict } from './Verdict';

interface Props {
  /** The engine's answer; nothing while there is no amount. */
  answer: Preview | undefined;
  /** What would be possible at all, also before an amount is typed. */
  outlook: DecisionAnswer | undefined;
  catalogue: Catalogue;
  /** The currency the amount is typed in. */
  currency: string;
  onUse: (changes: Partial<Draft>) => void;
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
export function VerdictCard({ answer, outlook, catalogue, currency, onUse }: Props) {
  const decision = answer?.kind === 'decision' ? answer.decision : undefined;
  // Without headroom no amount would pass, so the refusal is shown before one is typed.
  const shown = decision ?? (outlook?.headroom === undefined ? outlook : undefined);
  const tone: Tone = shown?.outcome ?? 'waiting';
  return (
    <section className={card({ tone })} aria-label="Verdict" data-outcome={tone}>
      <div role="status">
        <Headline outcome={shown?.outcome} refused={answer?.kind === 'refused'} />
      </div>
      {answer?.kind === 'refused' && <Refusals messages={answer.messages} />}
      {decision?.amount !== undefined && currency !== catalogue.currency && (
        <p className={note}>Counts as {money(decision.amount, catalogue.currency)} towards the limits.</p>
      )}
      {shown && <Verdict decision={shown} catalogue={catalogue} />}
      {outlook?.headroom && (
        <Headroom {...{ decision, onUse }} headroom={outlook.headroom} currency={catalogue.currency} />
      )}
      {answer?.kind === 'decision' && (
        <p className={note}>Worked out in this browser in {answer.milliseconds.toFixed(1)} ms. Nothing was sent.</p>
      )}
    </section>
  );
}

/** The engine's refusals; those about a field also stand at the field. */
function Refusals({ messages }: { messages: Readonly<Record<string, string>> }) {
  return Object.entries(messages).map(([field, message]) => (
    <p key={field} className={note}>
      {field === '' ? message : `${plainName(field)}: ${message}`}
    </p>
  ));
}
