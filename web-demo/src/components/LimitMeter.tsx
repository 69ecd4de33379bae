import { Meter } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { DecisionReason } from 'countersign';
import type { Catalogue } from '../catalogue';
import { limitFacts, limitName } from '../text';

interface Props {
  reason: DecisionReason;
  catalogue: Catalogue;
}

const line = style({ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 16, font: 'ui' });

/** A limit that is in the way: its name, its bound, and how much of it is used already. */
export function LimitMeter({ reason, catalogue }: Props) {
  const name = limitName(reason);
  const facts = limitFacts(reason, catalogue.currency);
  if (reason.period === 'perTransaction') {
    return (
      <div className={line}>
        <span>{name}</span>
        <span>{facts}</span>
      </div>
    );
  }
  return (
    <Meter
      label={name}
      valueLabel={facts}
      variant={reason.code === 'limit-exceeded' ? 'negative' : 'notice'}
      value={usedShare(reason)}
      styles={style({ width: 'full' })}
    />
  );
}

/** How far the bar is filled, in percent: an approximation for the eye. */
function usedShare({ limit, used }: Props['reason']): number {
  const bound = Number(limit ?? 0);
  return bound > 0 ? Math.min(100, (Number(used ?? 0) / bound) * 100) : 100;
}
