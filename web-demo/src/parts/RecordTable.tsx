import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { Fragment } from 'react';
import { OpenedRecord } from './OpenedRecord';
import { OpenRecord } from './OpenRecord';
import type { Column, RecordsProps } from './Records';

const table = style({ width: 'full', borderCollapse: 'collapse', font: 'ui' });
const head = style({
  font: 'ui-sm',
  fontWeight: 'bold',
  color: 'neutral-subdued',
  textAlign: { default: 'start', align: { end: 'end' } },
  paddingX: 12,
  paddingY: 8,
  whiteSpace: 'nowrap',
});
const row = style({ backgroundColor: { default: 'transparent', ':hover': 'layer-1', isOpen: 'layer-1' } });
const cell = style({
  font: 'ui',
  fontWeight: 'normal',
  color: 'neutral',
  textAlign: { default: 'start', align: { end: 'end' } },
  verticalAlign: 'middle',
  padding: 12,
  borderColor: 'gray-200',
  borderStyle: 'solid',
  borderWidth: 0,
  borderTopWidth: 1,
  whiteSpace: { default: 'normal', isWhole: 'nowrap' },
});
const openCell = style({
  width: 32,
  padding: 8,
  borderColor: 'gray-200',
  borderStyle: 'solid',
  borderWidth: 0,
  borderTopWidth: 1,
});
const detail = style({ padding: 12, backgroundColor: 'layer-1' });

interface Props<Item extends { id: string }> extends RecordsProps<Item> {
  /** Those of the columns for which there is room. */
  shown: readonly Column<Item>[];
}

export function RecordTable<Item extends { id: string }>(props: Props<Item>) {
  const { label, items, columns, shown, nameOf, quick, actions, open, onOpen, openLabel } = props;
  const hidden = columns.filter((column) => !shown.includes(column));
  return (
    <table className={table} aria-label={label}>
      <thead>
        <tr>
          {shown.map(({ id, name, align }) => (
            <th key={id} scope="col" className={head({ align })}>{name}</th>
          ))}
          {quick && <th scope="col" className={head({})}>{quick.name}</th>}
          <td />
        </tr>
      </thead>
      <tbody>
        {items.map((item) => {
          const isOpen = item.id === open;
          return (
            <Fragment key={item.id}>
              <tr className={row({ isOpen })}>
                {shown.map((column, index) => (
                  <ShownCell key={column.id} column={column} item={item} isHeader={index === 0} />
                ))}
                {quick && <td className={cell({ isWhole: true })}>{quick.of(item)}</td>}
                <td className={openCell}>
                  <OpenRecord id={item.id} isOpen={isOpen} onOpen={onOpen} label={openLabel(nameOf(item))} />
                </td>
              </tr>
              {isOpen && (
                <tr>
                  <td colSpan={shown.length + (quick ? 2 : 1)} className={detail}>
                    <OpenedRecord item={item} columns={hidden} actions={actions} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

interface CellProps<Item> {
  column: Column<Item>;
  item: Item;
  /** Whether it names the record. */
  isHeader: boolean;
}

function ShownCell<Item>({ column: { align, isWhole, cell: content }, item, isHeader }: CellProps<Item>) {
  const className = cell({ align, isWhole: isWhole || align === 'end' });
  if (isHeader) return <th scope="row" className={className}>{content(item)}</th>;
  return <td className={className}>{content(item)}</td>;
}
