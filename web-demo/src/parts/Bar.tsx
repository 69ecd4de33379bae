import { lightDark, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Outcome } from 'countersign';

export interface Part {
  kind: 'used' | 'free' | 'left';
  /** A decimal string. */
  amount: string;
  text: string;
}

interface Props {
  label: string;
  total: string;
  totalText: string;
  /** What was used, what is left without approval, and what is left in all. */
  parts: readonly Part[];
  /** What would be used as well, and what would happen to it. */
  typed: string | undefined;
  outcome: Outcome | undefined;
}

const block = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const head = style({ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 16, font: 'ui' });
const name = style({ fontWeight: 'bold' });
const track = style({
  position: 'relative',
  display: 'flex',
  height: 12,
  borderRadius: 'full',
  overflow: 'clip',
  backgroundColor: 'gray-200',
});
const zone = style({
  height: 'full',
  flexShrink: 0,
  backgroundColor: { kind: { used: 'gray-600', free: lightDark('positive-300', 'positive-700') } },
  forcedColorAdjust: 'none',
});
const payment = style({
  position: 'absolute',
  top: 0,
  bottom: 0,
  backgroundColor: {
    outcome: { executed: 'positive-800', pendingApproval: 'notice-800', denied: 'negative-800' },
  },
  forcedColorAdjust: 'none',
});
const legend = style({
  listStyleType: 'none',
  margin: 0,
  padding: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  font: 'ui',
});
const entry = style({ display: 'flex', alignItems: 'center', gap: 8 });
const swatch = style({
  size: 12,
  flexShrink: 0,
  borderRadius: 'sm',
  backgroundColor: { kind: { used: 'gray-600', free: lightDark('positive-300', 'positive-700'), left: 'gray-200' } },
  forcedColorAdjust: 'none',
});

/** How much of a limit is used, and how much this would take: for the eye, and the same as text. */
export function Bar({ label, total, totalText, parts, typed, outcome }: Props) {
  const amountOf = (kind: Part['kind']): string => parts.find((part) => part.kind === kind)?.amount ?? '0';
  const used = share(amountOf('used'), total);
  return (
    <div className={block}>
      <div className={head}>
        <span className={name}>{label}</span>
        <span>{totalText}</span>
      </div>
      <div className={track} aria-hidden="true">
        <div className={zone({ kind: 'used' })} style={{ width: used }} />
        <div className={zone({ kind: 'free' })} style={{ width: share(amountOf('free'), total) }} />
        {typed !== undefined && outcome && (
          <div className={payment({ outcome })} style={{ insetInlineStart: used, width: share(typed, total) }} />
        )}
      </div>
      <ul className={legend}>
        {parts.map(({ kind, text }) => (
          <li key={kind} className={entry}>
            <span className={swatch({ kind })} />
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A width: what it says is an approximation for the eye. */
const share = (amount: string, total: string): string => `${Math.min(100, (Number(amount) / Number(total)) * 100)}%`;
