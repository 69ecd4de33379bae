import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import { Facts } from './Facts';
import type { Column } from './Records';

const opened = style({ display: 'flex', flexDirection: 'column', alignItems: 'start', gap: 16 });

interface Props<Item> {
  item: Item & { id: string };
  /** What is not shown anyway. */
  columns: readonly Column<Item>[];
  actions: (item: Item) => ReactNode;
}

/** The rest of a record, and what can be done with it. */
export function OpenedRecord<Item>({ item, columns, actions }: Props<Item>) {
  return (
    <div id={`opened-${item.id}`} className={opened}>
      <Facts facts={columns.map(({ id, name, cell }) => ({ id, name, value: cell(item) }))} />
      {actions(item)}
    </div>
  );
}
