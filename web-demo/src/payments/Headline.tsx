import Checkmark from '@react-spectrum/s2/icons/CheckmarkCircle';
import Clock from '@react-spectrum/s2/icons/ClockPending';
import Close from '@react-spectrum/s2/icons/CloseCircle';
import Edit from '@react-spectrum/s2/icons/Edit';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Outcome } from 'countersign';

const line = style({ display: 'flex', alignItems: 'center', gap: 12 });
const text = style({ font: { default: 'heading-sm', sm: 'heading' }, margin: 0 });

interface Props {
  outcome: Outcome | undefined;
  title: string;
}

/** The outcome as a headline: sign, words and colour say the same. */
export function Headline({ outcome, title }: Props) {
  return (
    <div className={line}>
      <Sign outcome={outcome} />
      <h2 className={text}>{title}</h2>
    </div>
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
