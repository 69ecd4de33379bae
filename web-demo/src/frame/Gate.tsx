import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import { Offline } from '../parts/Offline';
import { BankContext } from './bank';
import { Page } from './Page';
import { TopBar } from './TopBar';

const frame = style({ minHeight: 'screen', backgroundColor: 'layer-1', display: 'flex', flexDirection: 'column' });
const content = style({
  outlineStyle: 'none',
  flexGrow: 1,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  paddingX: 16,
  paddingTop: { default: 16, md: 48 },
  paddingBottom: 64,
});
const card = style({
  boxSizing: 'border-box',
  width: 'full',
  maxWidth: { default: 480, isWide: 960 },
  padding: { default: 20, sm: 32 },
  borderRadius: 'xl',
  backgroundColor: 'layer-2',
});

interface Props {
  /** The bank whose door it is. */
  bank: string;
  title: string;
  isWide?: boolean;
  children: ReactNode;
}

/** A page for whoever is not signed in. */
export function Gate({ bank, title, isWide = false, children }: Props) {
  return (
    <BankContext value={bank}>
      <div className={frame}>
        <TopBar />
        <main id="content" tabIndex={-1} className={content}>
          <div className={card({ isWide })}>
            <Offline />
            <Page title={title}>{children}</Page>
          </div>
        </main>
      </div>
    </BankContext>
  );
}
