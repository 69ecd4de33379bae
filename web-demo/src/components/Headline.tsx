import Checkmark from '@react-spectrum/s2/icons/CheckmarkCircle';
import Clock from '@react-spectrum/s2/icons/ClockPending';
import Close from '@react-spectrum/s2/icons/CloseCircle';
import Edit from '@react-spectrum/s2/icons/Edit';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Outcome } from 'countersign';
import { useLanguage, type Language } from '../language';

const line = style({ display: 'flex', alignItems: 'center', gap: 12 });
const title = style({ font: { default: 'heading', sm: 'heading-lg' }, margin: 0 });
const detail = style({ font: 'body', margin: 0, marginTop: 4 });

interface Props {
  outcome: Outcome | undefined;
  /** Whether the engine refused the question. */
  refused: boolean;
}

/** The outcome as a headline: sign, words and colour say the same. */
export function Headline({ outcome, refused }: Props) {
  const text = textOf(useLanguage(), outcome, refused);
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

function textOf({ say, words: { verdict } }: Language, outcome: Outcome | undefined, refused: boolean) {
  if (outcome !== undefined) return { title: say.word('outcome', outcome), detail: verdict.detail[outcome] };
  return refused ? verdict.refused : verdict.waiting;
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
