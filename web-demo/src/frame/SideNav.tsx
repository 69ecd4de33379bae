import History from '@react-spectrum/s2/icons/History';
import Home from '@react-spectrum/s2/icons/Home';
import UserGroup from '@react-spectrum/s2/icons/UserGroup';
import Wallet from '@react-spectrum/s2/icons/Wallet';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { Link, useLocation } from '@tanstack/react-router';
import { useLanguage } from '../language';
import type { Destination } from './destinations';

// Spectrum's own (still alpha) is a grid of tree rows. These are links in a list, which every reader knows; they look
// the same.
const list = style({ listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 4 });
const item = style({
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: -2,
  display: 'flex',
  alignItems: 'center',
  gap: 'text-to-visual',
  position: 'relative',
  minHeight: { default: 40, lg: 36 },
  paddingX: 12,
  borderRadius: 'default',
  font: 'ui',
  fontWeight: { default: 'normal', isCurrent: 'bold' },
  color: { default: 'neutral-subdued', isCurrent: 'neutral', ':hover': 'neutral' },
  backgroundColor: { default: 'transparent', ':hover': 'gray-100', isCurrent: 'gray-100' },
  textDecoration: 'none',
  transition: 'default',
  '--iconPrimary': { type: 'fill', value: 'currentColor' },
});
const mark = style({
  position: 'absolute',
  insetStart: 2,
  width: 2,
  height: 18,
  borderRadius: 'full',
  backgroundColor: { default: 'gray-800', forcedColors: 'Highlight' },
});

const ICONS = { audit: History, home: Home, payments: Wallet, users: UserGroup } as const;

interface Props {
  destinations: readonly Destination[];
  onChoose?: () => void;
}

/** The pages that are open to this person. */
export function SideNav({ destinations, onChoose }: Props) {
  const { words } = useLanguage();
  const path = useLocation({ select: ({ pathname }) => pathname });
  return (
    <nav aria-label={words.frame.navigation}>
      <ul className={list}>
        {destinations.map(({ page, to }) => {
          const Icon = ICONS[page];
          const isCurrent = to === '/' ? path === to : path.startsWith(to);
          return (
            <li key={page}>
              <Link
                to={to}
                className={item({ isCurrent })}
                aria-current={isCurrent ? 'page' : undefined}
                activeOptions={{ exact: to === '/', includeSearch: false }}
                {...(onChoose && { onClick: onChoose })}>
                {isCurrent && <span className={mark} />}
                <Icon styles={iconStyle({ size: 'M' })} />
                {words.pages[page]}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
