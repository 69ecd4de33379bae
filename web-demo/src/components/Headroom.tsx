import { ActionButton, Meter } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Outcome } from 'countersign';
import type { Catalogue } from '../catalogue';
import { useLanguage } from '../language';
import { offersOf, type Passing } from '../outlook';

interface Props {
  passing: Passing;
  /** The amount typed, and what would happen to it. */
  typed: { amount: string; outcome: Outcome } | undefined;
  /** The currency the amount is typed in. */
  currency: string;
  catalogue: Catalogue;
  onUse: (amount: string) => void;
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

/** The largest amounts that pass, each a press away from the form. */
export function Headroom({ passing, typed, currency, catalogue: { say }, onUse }: Props) {
  const { words } = useLanguage();
  return (
    <div className={block}>
      <h4 className={heading}>{words.headroom.heading}</h4>
      <dl className={terms}>
        {offersOf(passing).map(({ kind, amount }) => (
          <Entry key={kind} name={words.headroom[kind]} amount={amount} text={say.amount(amount ?? '', currency)} onUse={onUse} />
        ))}
      </dl>
      {typed && passing.pass !== null && <Share {...{ typed, currency, say }} most={passing.pass} />}
    </div>
  );
}

const VARIANTS = { executed: 'positive', pendingApproval: 'notice', denied: 'negative' } as const;

interface ShareProps {
  typed: NonNullable<Props['typed']>;
  most: string;
  currency: string;
  say: Catalogue['say'];
}

/** How much of the largest amount this one takes; the bar is an approximation for the eye. */
function Share({ typed: { amount, outcome }, most, currency, say }: ShareProps) {
  const { words } = useLanguage();
  return (
    <Meter
      label={words.headroom.thisPayment}
      valueLabel={words.headroom.share(say.amount(amount, currency), say.amount(most, currency))}
      variant={VARIANTS[outcome]}
      value={Math.min(100, (Number(amount) / Number(most)) * 100)}
      styles={style({ width: 'full' })}
    />
  );
}

interface EntryProps {
  name: string;
  amount: string | null;
  /** The amount as people read it. */
  text: string;
  onUse: Props['onUse'];
}

function Entry({ name, amount, text, onUse }: EntryProps) {
  const { words } = useLanguage();
  return (
    <>
      <dt className={term}>{name}</dt>
      <dd className={value}>
        {amount === null ? (
          <span className={free}>{words.headroom.unbounded}</span>
        ) : (
          <ActionButton aria-label={words.headroom.use(text)} onPress={() => onUse(amount)}>
            {text}
          </ActionButton>
        )}
      </dd>
    </>
  );
}
