import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';

const box = style({ width: 'full' });

interface Props {
  variant?: 'negative' | 'notice';
  title: string;
  children?: ReactNode;
}

/** What the service said to something that was sent: it has the focus, so that it is read before anything else. */
export function Errors({ variant = 'negative', title, children }: Props) {
  return (
    <InlineAlert variant={variant} autoFocus styles={box}>
      <Heading level={2}>{title}</Heading>
      {children !== undefined && <Content>{children}</Content>}
    </InlineAlert>
  );
}
