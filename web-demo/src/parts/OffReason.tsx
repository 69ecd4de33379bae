import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

const text = style({ font: 'body-sm', margin: 0 });
const link = style({
  font: 'body-sm',
  color: 'neutral',
  textDecoration: 'underline',
  backgroundColor: 'transparent',
  borderStyle: 'none',
  padding: 0,
  textAlign: 'start',
  cursor: 'pointer',
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: 2,
  borderRadius: 'sm',
});

interface Props {
  reason: string;
  /** The field that has to be changed. */
  field?: string | undefined;
}

/** Beneath a button that is off: why, with the way to the field. */
export function OffReason({ reason, field }: Props) {
  if (field === undefined) return <p className={text}>{reason}</p>;
  return (
    <button type="button" className={link} onClick={() => document.getElementById(field)?.focus()}>
      {reason}
    </button>
  );
}
