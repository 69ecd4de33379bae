import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';

const box = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'start',
  gap: 12,
  padding: { default: 20, md: 32 },
  borderRadius: 'lg',
  backgroundColor: 'layer-1',
});
const sentence = style({ font: 'title', margin: 0 });
const text = style({ font: 'body', margin: 0, maxWidth: 640 });

interface Props {
  title: string;
  /** What else there is to say. */
  detail?: readonly string[] | undefined;
  /** What can be done next. */
  children?: ReactNode;
}

/** In the place of what is not there: why, and what to do next. */
export function Notice({ title, detail = [], children }: Props) {
  return (
    <div className={box} role="status">
      <p className={sentence}>{title}</p>
      {detail.map((line) => (
        <p key={line} className={text}>{line}</p>
      ))}
      {children}
    </div>
  );
}
