import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { plainName } from '../display';
import { useLanguage } from '../language';
import { Facts } from '../parts/Facts';
import { linesOf, type RowChange } from './entry';

const section = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const heading = style({ font: 'heading-sm', margin: 0 });
const list = style({ listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 12 });
const card = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  padding: 16,
  borderRadius: 'lg',
  borderStyle: 'solid',
  borderWidth: 1,
  borderColor: 'gray-200',
});
const title = style({ font: 'title-sm', margin: 0 });
const columns = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], md: ['minmax(0, 1fr)', 'minmax(0, 1fr)'] },
  gap: 16,
});
const side = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const sideName = style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 });
const note = style({ font: 'body', margin: 0 });

interface Props {
  changes: readonly RowChange[];
  /** How many more there are than the entry holds. */
  omitted: number;
}

/** What an edit has changed: before and after, side by side. */
export function Difference({ changes, omitted }: Props) {
  const said = useLanguage().words.audit;
  return (
    <section className={section} aria-labelledby="difference">
      <h2 id="difference" className={heading}>{said.difference}</h2>
      <ul className={list}>
        {changes.map((change) => (
          <li key={`${change.table} ${change.key.join(' ')}`} className={card}>
            <h3 className={title}>
              <bdi>{[plainName(change.table), ...change.key].join(' · ')}</bdi>
            </h3>
            <div className={columns}>
              <Side name={said.before} row={change.before} instead={said.notThere} />
              <Side name={said.after} row={change.after} instead={said.gone} />
            </div>
          </li>
        ))}
      </ul>
      {omitted > 0 && <p className={note}>{said.omitted(omitted)}</p>}
    </section>
  );
}

interface SideProps {
  name: string;
  row: RowChange['before'];
  /** What is said where there is no row. */
  instead: string;
}

function Side({ name, row, instead }: SideProps) {
  const lines = linesOf(row);
  return (
    <div className={side}>
      <h4 className={sideName}>{name}</h4>
      {row === undefined && <p className={note}>{instead}</p>}
      {lines.length > 0 && (
        <Facts facts={lines.map((line) => ({ id: line.name, name: line.name, value: <bdi>{line.value}</bdi> }))} />
      )}
    </div>
  );
}
