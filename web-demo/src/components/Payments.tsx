import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Principal, Transaction } from '../api';
import type { Catalogue } from '../catalogue';
import { useLanguage } from '../language';
import { useMediaQuery } from '../media';
import { useTransactions } from '../queries';
import { FailureAlert } from './FailureAlert';
import { Loading } from './Loading';
import { PaymentsList } from './PaymentsList';
import { PaymentsTable } from './PaymentsTable';

const section = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const heading = style({ font: 'heading', margin: 0 });
const note = style({ font: 'body', margin: 0 });

interface Props {
  principal: Principal;
  catalogue: Catalogue;
  name: string;
}

/** What this person has submitted, with the server's verdict on each. */
export function Payments({ principal, catalogue, name }: Props) {
  const { words } = useLanguage();
  const transactions = useTransactions(principal);
  return (
    <section className={section} aria-labelledby="payments-heading">
      <h2 id="payments-heading" className={heading}>{words.payments.heading(name)}</h2>
      {transactions.isPending && <Loading label={words.loading.payments} />}
      {transactions.isError && <FailureAlert title={words.failed.payments} error={transactions.error} />}
      {transactions.data && <Items items={transactions.data} catalogue={catalogue} />}
    </section>
  );
}

function Items({ items, catalogue }: { items: Transaction[]; catalogue: Catalogue }) {
  const { words } = useLanguage();
  const wide = useMediaQuery('(min-width: 1024px)');
  if (items.length === 0) return <p className={note}>{words.payments.none}</p>;
  const View = wide ? PaymentsTable : PaymentsList;
  return <View items={items} catalogue={catalogue} />;
}
