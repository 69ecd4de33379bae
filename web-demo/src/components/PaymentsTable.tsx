import { Cell, Column, Row, TableBody, TableHeader, TableView } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Transaction } from '../api';
import type { Catalogue } from '../catalogue';
import { day } from '../display';
import { amountText, fromText, kindText, whyText } from '../transactions';
import { PaymentStatus } from './PaymentStatus';

interface Props {
  items: Transaction[];
  catalogue: Catalogue;
}

export function PaymentsTable({ items, catalogue }: Props) {
  return (
    <TableView aria-labelledby="payments-heading" overflowMode="wrap" styles={style({ width: 'full', maxHeight: 480 })}>
      <TableHeader>
        <Column width={125} align="end">Amount</Column>
        <Column isRowHeader>Payment</Column>
        <Column width={175}>Execution</Column>
        <Column width={190}>Server’s verdict</Column>
        <Column>Because</Column>
      </TableHeader>
      <TableBody items={items}>
        {(item) => (
          <Row id={item.id}>
            <Cell align="end">{amountText(item)}</Cell>
            <Cell>{`${kindText(item, catalogue)}, ${fromText(item, catalogue)}`}</Cell>
            <Cell>{day(item.executionDate)}</Cell>
            <Cell>
              <PaymentStatus transaction={item} />
            </Cell>
            <Cell>{whyText(item, catalogue)}</Cell>
          </Row>
        )}
      </TableBody>
    </TableView>
  );
}
