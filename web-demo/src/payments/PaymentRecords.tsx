import { Link, LinkButton } from '@react-spectrum/s2';
import type { Transaction } from '../api';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { CopyText } from '../parts/CopyText';
import { Records, type Column } from '../parts/Records';
import { NextStep } from './NextStep';
import { PaymentStatus } from './PaymentStatus';
import { amountText, fromText, paymentText, shortReference } from './transactions';

interface Props {
  label: string;
  items: readonly Transaction[];
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
}

/** Payments as records. */
export function PaymentRecords(props: Props) {
  const { words } = useLanguage();
  const { catalogue } = useDesk();
  const columns = useColumns();
  return (
    <Records
      {...props}
      columns={columns}
      nameOf={(item) => paymentText(item, catalogue, words)}
      openLabel={words.payments.details}
      actions={({ id }) => (
        <LinkButton variant="secondary" size="S" href={`/payments/${id}`}>{words.payments.open}</LinkButton>
      )}
    />
  );
}

function useColumns(): Column<Transaction>[] {
  const { words } = useLanguage();
  const { catalogue } = useDesk();
  const { kind, amount, from, date, status, next } = words.payments;
  return [
    {
      id: 'kind',
      name: kind,
      isWhole: true,
      cell: ({ id, action }) => (
        <Link id={`payment-${id}`} href={`/payments/${id}`} isQuiet>{catalogue.nameOf('action', action)}</Link>
      ),
    },
    { id: 'amount', name: amount, align: 'end', cell: (item) => amountText(item, catalogue, words) },
    { id: 'from', name: from, from: 'lg', cell: (item) => fromText(item, catalogue) },
    { id: 'date', name: date, isWhole: true, cell: ({ executionDate }) => catalogue.shortDate(executionDate) },
    { id: 'status', name: status, isWhole: true, cell: (item) => <PaymentStatus transaction={item} /> },
    { id: 'next', name: next, from: 'lg', cell: (item) => <NextStep transaction={item} /> },
    {
      id: 'company',
      name: words.payment.company,
      from: 'never',
      cell: ({ customer }) => <bdi>{catalogue.nameOf('customer', customer)}</bdi>,
    },
    {
      id: 'reference',
      name: words.payment.reference,
      from: 'never',
      cell: ({ id }) => <CopyText short={shortReference(id)} whole={id} />,
    },
  ];
}
