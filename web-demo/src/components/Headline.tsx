import Checkmark from '@react-spectrum/s2/icons/CheckmarkCircle';
import Clock from '@react-spectrum/s2/icons/ClockPending';
import Close from '@react-spectrum/s2/icons/CloseCircle';
import Edit from '@react-spectrum/s2/icons/Edit';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Outcome } from 'countersign';
import { OUTCOMES } from '../text';

const line = style({ display: 'flex', alignItems: 'center', gap: 12 });
const title = style({ font: { default: 'heading', sm: 'heading-lg' }, margin: 0 });
const detail = style({ font: 'body', margin: 0, marginTop: 4 });

const WAITING = { title: 'Type an amount', detail: 'The verdict appears here while you type.' };
const REFUSED = { title: 'No verdict yet', detail: 'The engine cannot read the form as it stands.' };

interface Props {
  outcome: Outcome | undefined;
  /** Whether the engine refused the question. */
  refused: boolean;
}

/** The outcome as a headline: sign, words and colour say the same. */
export function Headline({ outcome, refused }: Props) {
  const text = outcome === undefined ? (refused ? REFUSED : WAITING) : OUTCOMES[outcome];
  return (
    <>
      <div className={line}>
        <Sign outcome={outcome} />
        <h3 className={title}>{text.title}</h3>
      </div>
      <p className={detail}>{text.detail}</p>
    </>
  );
}

function Sign({ outcome }: { outcome: Outcome | undefined }) {
  switch (outcome) {
    case 'executed':
      return <Checkmark styles={iconStyle({ size: 'XL', color: 'positive' })} />;
    case 'pendingApproval':
      return <Clock styles={iconStyle({ size: 'XL', color: 'notice' })} />;
    case 'denied':
      return <Close styles={iconStyle({ size: 'XL', color: 'negative' })} />;
    case undefined:
      return <Edit styles={iconStyle({ size: 'XL' })} />;
  }
}
