import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { Facts } from './Facts';
import { OpenedRecord } from './OpenedRecord';
import { OpenRecord } from './OpenRecord';
import type { RecordsProps } from './Records';

const list = style({ listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 12 });
const card = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  padding: 16,
  borderRadius: 'lg',
  borderStyle: 'solid',
  borderWidth: 1,
  borderColor: 'gray-200',
});
const head = style({ display: 'flex', justifyContent: 'space-between', alignItems: 'start', gap: 8 });
const title = style({ font: 'title-sm', minWidth: 0 });
const lines = style({
  display: 'grid',
  gridTemplateColumns: ['minmax(0, 1fr)', 'auto'],
  columnGap: 16,
  rowGap: 4,
  font: 'ui',
});

const foot = style({ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'end', gap: 8 });

/** The same records where there is no room for a table: title, status, a line of the others, and the button. */
export function RecordCards<Item extends { id: string }>(props: RecordsProps<Item>) {
  const { label, items, columns, nameOf, quick, actions, open, onOpen, openLabel } = props;
  const always = columns.filter(({ from }) => from === undefined);
  const [first, second, ...others] = always;
  const status = others.pop();
  const more = columns.filter(({ onCard }) => onCard);
  const hidden = columns.filter((column) => !always.includes(column) && !more.includes(column));
  return (
    <ul className={list} aria-label={label}>
      {items.map((item) => {
        const isOpen = item.id === open;
        return (
          <li key={item.id} className={card}>
            <div className={head}>
              <span className={title}>{first?.cell(item)}</span>
              <OpenRecord id={item.id} isOpen={isOpen} onOpen={onOpen} label={openLabel(nameOf(item))} />
            </div>
            <div className={lines}>
              {[second, status, ...others].map((column) => column && <span key={column.id}>{column.cell(item)}</span>)}
            </div>
            {(more.length > 0 || quick) && (
              <div className={foot}>
                <Facts facts={more.map(({ id, name, cell }) => ({ id, name, value: cell(item) }))} />
                {quick?.of(item)}
              </div>
            )}
            {isOpen && <OpenedRecord item={item} columns={hidden} actions={actions} />}
          </li>
        );
      })}
    </ul>
  );
}
