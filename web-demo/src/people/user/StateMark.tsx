import Checkmark from '@react-spectrum/s2/icons/Checkmark';
import Remove from '@react-spectrum/s2/icons/RemoveCircle';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { State } from 'countersign';
import { useLanguage } from '../../language';

const none = style({ font: 'ui', color: 'neutral-subdued' });
const mark = style({ display: 'inline-flex', alignItems: 'center', gap: 4, font: 'ui' });

/** All, some or none: as a sign and in words; nothing where there is nothing to have. */
export function StateMark({ state }: { state: State | undefined }) {
  const { say, words } = useLanguage();
  if (state === undefined) {
    return (
      <span className={none}>
        <span aria-hidden="true">–</span>
        <span className="only-spoken">{words.person.notOffered}</span>
      </span>
    );
  }
  return (
    <span className={mark}>
      {state === 'full' && <Checkmark styles={iconStyle({ size: 'S', color: 'positive' })} />}
      {state === 'partial' && <Remove styles={iconStyle({ size: 'S', color: 'notice' })} />}
      {say.word('state', state)}
    </span>
  );
}
