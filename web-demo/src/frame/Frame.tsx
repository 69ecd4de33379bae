import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import { useLanguage } from '../language';
import { Offline } from '../parts/Offline';
import type { Me } from '../session/calls';
import type { Destination } from './destinations';
import { SideNav } from './SideNav';
import { TopBar } from './TopBar';

interface Props {
  /** Who is signed in; nothing while it is not known. */
  me?: Me | undefined;
  /** Nothing while it is not known what is granted. */
  destinations?: readonly Destination[] | undefined;
  /** What the person is, and where; nothing while it is not known. */
  roles?: string | undefined;
  children: ReactNode;
}

const frame = style({ minHeight: 'screen', backgroundColor: 'layer-1', display: 'flex', flexDirection: 'column' });
const skip = style({
  position: 'absolute',
  top: { default: -96, ':focus': 8 },
  borderStyle: 'none',
  insetStart: 8,
  zIndex: 4,
  padding: 8,
  borderRadius: 'default',
  font: 'ui',
  color: 'neutral',
  backgroundColor: 'layer-2',
});
const columns = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], lg: [232, 'minmax(0, 1fr)'] },
  flexGrow: 1,
});
const side = style({ display: { default: 'none', lg: 'block' }, paddingX: 12 });
const sticky = style({ position: 'sticky', top: 80 });
const sheet = style({
  outlineStyle: 'none',
  backgroundColor: 'layer-2',
  borderTopStartRadius: { default: 'none', lg: 'xl' },
  padding: { default: 16, sm: 24, lg: 32 },
  boxSizing: 'border-box',
});
const width = style({ maxWidth: 1200, marginX: 'auto' });

/** What stands around every page. */
export function Frame({ destinations, children, me, roles }: Props) {
  const { words } = useLanguage();
  return (
    <div className={frame}>
      <button type="button" className={skip} onClick={() => document.getElementById('content')?.focus()}>
        {words.frame.skip}
      </button>
      <TopBar destinations={destinations} me={me} roles={roles} />
      <div className={columns}>
        <div className={side}>
          <div className={sticky}>{destinations && <SideNav destinations={destinations} />}</div>
        </div>
        <main id="content" tabIndex={-1} className={sheet}>
          <div className={width}>
            <Offline />
            {children}
          </div>
        </main>
      </div>
    </div>
  );
}
