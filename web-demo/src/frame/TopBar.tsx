import { ActionButton, Badge, DialogTrigger, Popover, Text } from '@react-spectrum/s2';
import MenuIcon from '@react-spectrum/s2/icons/MenuHamburger';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useLanguage } from '../language';
import { useMediaQuery } from '../media';
import type { Me } from '../session/calls';
import { usePrincipals } from '../session/queries';
import { useBank } from './bank';
import type { Destination } from './destinations';
import { PersonMenu } from './PersonMenu';
import { SettingsMenu } from './SettingsMenu';
import { SideNav } from './SideNav';

interface Props {
  /** Nothing while it is not known what is granted. */
  destinations?: readonly Destination[] | undefined;
  me?: Me | undefined;
  roles?: string | undefined;
}

const bar = style({
  display: 'flex',
  alignItems: 'center',
  gap: { default: 8, sm: 12 },
  position: 'sticky',
  top: 0,
  zIndex: 3,
  height: 64,
  boxSizing: 'border-box',
  paddingX: { default: 12, lg: 20 },
  backgroundColor: 'layer-1',
});
const name = style({
  font: { default: 'title-sm', sm: 'title' },
  margin: 0,
  maxWidth: 'full',
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
const menu = style({ display: { default: 'block', lg: 'none' }, flexShrink: 0 });
const brand = style({
  display: 'flex',
  flexDirection: { default: 'column', sm: 'row' },
  alignItems: { default: 'start', sm: 'center' },
  columnGap: 12,
  rowGap: 0,
  minWidth: 0,
});
const end = style({ marginStart: 'auto', flexShrink: 0 });

/** Over every page: whose portal it is, and who is here. */
export function TopBar({ destinations, me, roles }: Props) {
  const { words } = useLanguage();
  const { data: principals } = usePrincipals();
  const bank = useBank();
  return (
    <header className={bar}>
      {destinations && (
        <div className={menu}>
          <NavigationMenu destinations={destinations} />
        </div>
      )}
      <div className={brand}>
        <p className={name}>{bank}</p>
        {principals ? (
          <Badge variant="notice" fillStyle="subtle" size="S">{words.frame.localDemo}</Badge>
        ) : null}
      </div>
      <div className={end}>
        {me ? <PersonMenu me={me} roles={roles} /> : <SettingsMenu />}
      </div>
    </header>
  );
}

const panel = style({ width: 232, padding: 12, boxSizing: 'border-box' });

/** The navigation, where there is no room for it beside the page. */
function NavigationMenu({ destinations }: { destinations: readonly Destination[] }) {
  const { words } = useLanguage();
  const narrow = useMediaQuery('(max-width: 639px)');
  const [open, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      {narrow ? (
        <ActionButton isQuiet aria-label={words.frame.menu}>
          <MenuIcon />
        </ActionButton>
      ) : (
        <ActionButton isQuiet>
          <MenuIcon />
          <Text>{words.frame.menu}</Text>
        </ActionButton>
      )}
      <Popover hideArrow aria-label={words.frame.menu}>
        <div className={panel}>
          <SideNav destinations={destinations} onChoose={() => setOpen(false)} />
        </div>
      </Popover>
    </DialogTrigger>
  );
}
