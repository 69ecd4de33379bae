import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';

const list = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], sm: ['minmax(120px, auto)', 'minmax(0, 1fr)'] },
  columnGap: 24,
  rowGap: { default: 4, sm: 12 },
  margin: 0,
  alignItems: 'baseline',
});
const term = style({ font: 'ui', color: 'neutral-subdued' });
const value = style({
  font: 'ui',
  margin: 0,
  marginBottom: { default: 8, sm: 0 },
  minWidth: 0,
  overflowWrap: 'anywhere',
});

interface Fact {
  id: string;
  name: string;
  value: ReactNode;
}

/** Names with their values. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={list}>
      {facts.map((fact) => (
        <FactRow key={fact.id} {...fact} />
      ))}
    </dl>
  );
}

function FactRow({ name, value: text }: Fact) {
  return (
    <>
      <dt className={term}>{name}</dt>
      <dd className={value}>{text}</dd>
    </>
  );
}
