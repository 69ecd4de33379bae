import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useRef, type ReactNode } from 'react';
import { useLanguage } from '../language';
import { useArrival } from './arrival';
import { useBank } from './bank';

interface Props {
  title: string;
  /** What the window is called, where it is not the heading. */
  windowTitle?: string;
  /** How much waits for this person here: shown in the window's title. */
  badge?: number;
  /** Above the heading: the way up. */
  above?: ReactNode;
  /** The one main action. */
  action?: ReactNode;
  children: ReactNode;
}

const page = style({ display: 'flex', flexDirection: 'column', gap: { default: 24, md: 32 } });
const head = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const line = style({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  alignItems: 'center',
  columnGap: 24,
  rowGap: 12,
});
const heading = style({
  font: { default: 'heading', md: 'heading-lg' },
  margin: 0,
  minWidth: 0,
  overflowWrap: 'anywhere',
  outlineStyle: 'none',
});
// At the end of the heading; on a phone in a bar that stays at the bottom.
const main = style({
  display: 'flex',
  flexDirection: { default: 'column', md: 'row' },
  position: { default: 'fixed', md: 'static' },
  bottom: 0,
  insetX: 0,
  zIndex: 2,
  boxSizing: 'border-box',
  padding: { default: 12, md: 0 },
  backgroundColor: { default: 'layer-2', md: 'transparent' },
  borderColor: 'gray-200',
  borderStyle: 'solid',
  borderWidth: 0,
  borderTopWidth: { default: 1, md: 0 },
});
// What the bar at the bottom would cover.
const beneath = style({ height: { default: 48, md: 0 } });

/** What every page has: a heading, which has the focus on arrival, its main action, and the window's title. */
export function Page({ title, windowTitle = title, badge = 0, above, action, children }: Props) {
  const { words } = useLanguage();
  const bank = useBank();
  const h1 = useRef<HTMLHeadingElement>(null);
  useArrival(h1);
  useEffect(() => {
    document.title = `${badge > 0 ? `(${badge}) ` : ''}${words.title(windowTitle, bank)}`;
  }, [badge, windowTitle, bank, words]);
  return (
    <div className={page}>
      <div className={head}>
        {above}
        <div className={line}>
          <h1 ref={h1} tabIndex={-1} className={heading}>{title}</h1>
          {action && <div className={main}>{action}</div>}
        </div>
      </div>
      {children}
      {action && <div className={beneath} />}
    </div>
  );
}
