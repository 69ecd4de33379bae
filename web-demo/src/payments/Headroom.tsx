import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Messages } from 'countersign/messages';
import { useLanguage } from '../language';
import { offersOf, type Passing } from './outlook';

interface Props {
  passing: Passing;
  /** The currency the amount is typed in. */
  currency: string;
  say: Messages;
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
const term = style({ font: 'ui' });
const value = style({ margin: 0, display: 'flex', justifyContent: 'end' });
const free = style({ font: 'title-sm' });

/** The largest amounts that pass, each a press away from the form. */
export function Headroom({ passing, currency, say, onUse }: Props) {
  const { words } = useLanguage();
  const offers = offersOf(passing);
  if (offers.length === 0) return null;
  return (
    <div className={block}>
      <h3 className={heading}>{words.headroom.heading}</h3>
      <dl className={terms}>
        {offers.map(({ kind, amount }) => {
          const text = say.amount(amount ?? '', currency);
          return <Offer key={kind} name={words.headroom[kind]} {...{ amount, text, onUse }} />;
        })}
      </dl>
    </div>
  );
}

interface OfferProps {
  name: string;
  amount: string | null;
  /** The amount as people read it. */
  text: string;
  onUse: Props['onUse'];
}

function Offer({ name, amount, text, onUse }: OfferProps) {
  const { words } = useLanguage();
  return (
    <>
      <dt className={term}>{name}</dt>
      <dd className={value}>
        {amount === null ? (
          <span className={free}>{words.headroom.unbounded}</span>
        ) : (
          <ActionButton aria-label={words.headroom.use(text)} onPress={() => onUse(amount)}>{text}</ActionButton>
        )}
      </dd>
    </>
  );
}
