import { ActionButton, Meter } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { DecisionAnswer, HeadroomAnswer } from 'countersign';
import { money } from '../display';
import { asTyped, type Draft } from '../payment';

interface Props {
  /** The decision on the amount typed, if there is one. */
  decision: DecisionAnswer | undefined;
  headroom: HeadroomAnswer;
  currency: string;
  onUse: (changes: Partial<Draft>) => void;
}

const block = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const heading = style({ font: 'title-sm', margin: 0 });
const terms = style({
  display: 'grid',
  gridTemplateColumns: ['minmax(0, 1fr)', 'auto'],
  rowGap: 8,
  columnGap: 16,
  margin: 0,
  alignItems: 'center',
});
const term = style({ font: 'body' });
const value = style({ margin: 0, display: 'flex', justifyContent: 'end' });
const free = style({ font: 'title' });

/** The largest amounts that still pass, each a press away from the form. */
export function Headroom({ decision, headroom, currency, onUse }: Props) {
  const entries = [
    { name: 'Without approval, up to', amount: headroom.execute },
    { name: 'At most, with approval', amount: headroom.submit },
  ];
  return (
    <div className={block}>
      <h4 className={heading}>Room left (press an amount to try it)</h4>
      <dl className={terms}>
        {entries.map(({ name, amount }) => (
          <Entry key={name} {...{ name, amount, currency, onUse }} />
        ))}
      </dl>
      {decision && <Share decision={decision} headroom={headroom} currency={currency} />}
    </div>
  );
}

const VARIANTS = { executed: 'positive', pendingApproval: 'notice', denied: 'negative' } as const;

interface ShareProps {
  decision: DecisionAnswer;
  headroom: HeadroomAnswer;
  currency: string;
}

/** How much of the room this amount takes; the bar is an approximation for the eye. */
function Share({ decision: { amount, outcome }, headroom: { submit }, currency }: ShareProps) {
  if (amount === undefined || submit === null) return null;
  const [taken, room] = [Number(amount), Number(submit)];
  return (
    <Meter
      label="This payment"
      valueLabel={`${money(amount, currency)} of ${money(submit, currency)}`}
      variant={VARIANTS[outcome]}
      value={room > 0 ? Math.min(100, (taken / room) * 100) : 100}
      styles={style({ width: 'full' })}
    />
  );
}

interface EntryProps {
  name: string;
  amount: string | null;
  currency: string;
  onUse: Props['onUse'];
}

function Entry({ name, amount, currency, onUse }: EntryProps) {
  return (
    <>
      <dt className={term}>{name}</dt>
      <dd className={value}>
        {amount === null ? (
          <span className={free}>no limit</span>
        ) : (
          <ActionButton
            aria-label={`${money(amount, currency)}: use this amount`}
            onPress={() => onUse(asTyped(amount, currency))}>
            {money(amount, currency)}
          </ActionButton>
        )}
      </dd>
    </>
  );
}
