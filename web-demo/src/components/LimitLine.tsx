import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { DecisionReason } from 'countersign';
import type { Catalogue } from '../catalogue';
import { limitFacts, limitName } from '../text';

interface Props {
  reason: DecisionReason;
  catalogue: Catalogue;
}

const line = style({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  columnGap: 16,
  rowGap: 4,
  font: 'ui',
});
const facts = style({ fontWeight: 'bold' });

/** A limit that is in the way: its name, its bound, and how much of it is used already. */
export function LimitLine({ reason, catalogue }: Props) {
  return (
    <div className={line}>
      <span>{limitName(reason)}</span>
      <span className={facts}>{limitFacts(reason, catalogue.currency)}</span>
    </div>
  );
}
