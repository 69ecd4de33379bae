import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

const circle = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  flexShrink: 0,
  size: 28,
  borderRadius: 'full',
  font: 'ui-sm',
  fontWeight: 'bold',
  color: 'white',
  backgroundColor: 'accent',
});

/** A person without a picture. */
export function Initials({ name }: { name: string }) {
  const [first = '', ...others] = name.split(' ');
  const last = others.at(-1) ?? '';
  return (
    <span className={circle} aria-hidden="true">
      {first.slice(0, 1) + last.slice(0, 1)}
    </span>
  );
}
