import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Transaction } from '../api';
import { personName } from '../display';
import { useDesk } from '../frame/desk';
import { Page } from '../frame/Page';
import { useLanguage } from '../language';
import { CopyText } from '../parts/CopyText';
import { Facts } from '../parts/Facts';
import { Failed } from '../parts/Failed';
import { Loading } from '../parts/Loading';
import { NotFound } from '../parts/NotFound';
import { UpLink } from '../parts/UpLink';
import { useTransaction } from '../queries';
import { PaymentHistory } from './PaymentHistory';
import { PaymentStatus } from './PaymentStatus';
import { amountText, fromText, paymentText, shortReference } from './transactions';

const route = getRouteApi('/desk/payments/$id');

/** One payment. */
export function PaymentPage() {
  const { id } = route.useParams();
  return <Payment key={id} id={id} />;
}

function Payment({ id }: { id: string }) {
  const { words } = useLanguage();
  const { principal, catalogue } = useDesk();
  const { data, error, refetch } = useTransaction(principal, id);
  const above = <UpLink to="/payments">{words.pages.payments}</UpLink>;
  const titled = (title: string, content: ReactNode) => <Page title={title} above={above}>{content}</Page>;
  if (data === null) return titled(words.pages.notFound, <NotFound />);
  if (data !== undefined) return titled(paymentText(data, catalogue, words), <Detail transaction={data} />);
  if (error === null) return titled(words.pages.payment, <Loading />);
  return titled(
    words.pages.payment,
    <Failed title={words.states.pageFailed} error={error} onRetry={() => void refetch()} />,
  );
}

const detail = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], lg: ['minmax(0, 3fr)', 'minmax(0, 2fr)'] },
  gap: 40,
  alignItems: 'start',
});

function Detail({ transaction }: { transaction: Transaction }) {
  return (
    <div className={detail}>
      <PaymentFacts transaction={transaction} />
      <PaymentHistory transaction={transaction} />
    </div>
  );
}

function PaymentFacts({ transaction: item }: { transaction: Transaction }) {
  const { words } = useLanguage();
  const { catalogue } = useDesk();
  const { say, nameOf } = catalogue;
  const isConverted = item.baseAmount !== undefined && item.currency !== item.baseCurrency;
  const facts = [
    { id: 'status', name: words.payments.status, value: <PaymentStatus transaction={item} /> },
    { id: 'amount', name: words.payments.amount, value: amountText(item, catalogue, words) },
    ...(isConverted
      ? [{ id: 'counted', name: words.payment.counted, value: say.amount(item.baseAmount ?? '', item.baseCurrency) }]
      : []),
    { id: 'from', name: words.payments.from, value: fromText(item, catalogue) },
    { id: 'company', name: words.payment.company, value: <bdi>{nameOf('customer', item.customer)}</bdi> },
    { id: 'date', name: words.payments.date, value: say.date(item.executionDate) },
    ...(item.onBehalfOf === undefined
      ? []
      : [{ id: 'for', name: words.payment.forWhom, value: personName(item.onBehalfOf) }]),
    {
      id: 'reference',
      name: words.payment.reference,
      value: <CopyText short={shortReference(item.id)} whole={item.id} />,
    },
  ];
  return <Facts facts={facts} />;
}
