import { Cell, Column, Row, TableBody, TableHeader, TableView } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Transaction } from '../api';
import type { Catalogue } from '../catalogue';
import { useLanguage } from '../language';
import { amountText, paymentText, reasonText } from '../transactions';
import { PaymentStatus } from './PaymentStatus';

interface Props {
  items: Transaction[];
  catalogue: Catalogue;
}

export function PaymentsTable({ items, catalogue }: Props) {
  const { words } = useLanguage();
  return (
    <TableView aria-labelledby="payments-heading" overflowMode="wrap" styles={style({ width: 'full', maxHeight: 480 })}>
      <TableHeader>
        <Column width={150} align="end">{words.payments.amount}</Column>
        <Column isRowHeader>{words.payments.payment}</Column>
        <Column width={175}>{words.payments.date}</Column>
        <Column width={190}>{words.payments.status}</Column>
        <Column>{words.payments.reason}</Column>
      </TableHeader>
      <TableBody items={items}>
        {(item) => (
          <Row id={item.id}>
            <Cell align="end">{amountText(item, catalogue, words)}</Cell>
            <Cell>{paymentText(item, catalogue, words)}</Cell>
            <Cell>{catalogue.say.date(item.executionDate)}</Cell>
            <Cell>
              <PaymentStatus transaction={item} />
            </Cell>
            <Cell>{reasonText(item.verdict, catalogue, words)}</Cell>
          </Row>
        )}
      </TableBody>
    </TableView>
  );
}
