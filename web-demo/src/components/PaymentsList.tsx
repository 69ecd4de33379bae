import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Transaction } from '../api';
import type { Catalogue } from '../catalogue';
import { useLanguage } from '../language';
import { amountText, paymentText, reasonText } from '../transactions';
import { PaymentStatus } from './PaymentStatus';

const rows = style({ listStyleType: 'none', margin: 0, padding: 0 });
const row = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  paddingY: 12,
  borderColor: 'gray-300',
  borderStyle: 'solid',
  borderWidth: 0,
  borderTopWidth: 1,
});
const head = style({ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 8 });
const amount = style({ font: 'title' });
const text = style({ font: 'body-sm', margin: 0 });

/** The same as the table, for narrow screens. */
export function PaymentsList({ items, catalogue }: { items: Transaction[]; catalogue: Catalogue }) {
  const { words } = useLanguage();
  return (
    <ul className={rows} aria-labelledby="payments-heading">
      {items.map((item) => (
        <li key={item.id} className={row}>
          <div className={head}>
            <span className={amount}>{amountText(item, catalogue, words)}</span>
            <PaymentStatus transaction={item} />
          </div>
          <p className={text}>{paymentText(item, catalogue, words)}</p>
          <p className={text}>{catalogue.say.date(item.executionDate)}</p>
          <p className={text}>{reasonText(item.verdict, catalogue, words)}</p>
        </li>
      ))}
    </ul>
  );
}
