import {
  ActionButton,
  DialogContainer,
  Header,
  Heading,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Text,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { Principal } from '../api';
import { useLanguage } from '../language';
import { useMediaQuery } from '../media';
import { keepPreferences, tryAs, type Me } from '../session/calls';
import { useDoing, usePrincipals, useSigningIn, useSigningOut } from '../session/queries';
import { LanguageSection, ThemeSection } from './Choices';
import { EntitySection } from './EntitySection';
import { Initials } from './Initials';
import { nameOf } from './names';
import { TryAs } from './TryAs';

interface Props {
  me: Me;
  /** What the person is, and where; nothing while it is not known. */
  roles?: string | undefined;
}

const who = style({ display: 'flex', alignItems: 'center', gap: 8 });

/** Who is here, and what is theirs to choose. */
export function PersonMenu({ me, roles }: Props) {
  const { words } = useLanguage();
  const narrow = useMediaQuery('(max-width: 639px)');
  const { data: principals } = usePrincipals();
  const keeping = useDoing(keepPreferences);
  const others = me.entities?.filter(({ isCurrent }) => !isCurrent) ?? [];
  const out = useSigningOut();
  const trying = useSigningIn(tryAs);
  const [isTrying, setTrying] = useState(false);
  const name = nameOf(me);
  const act = (key: string | number): void => {
    if (key === 'try-as') setTrying(true);
    if (key === 'sign-out') out.mutate(undefined);
  };
  // The dialog is gone before another person's page takes the focus; it comes back to say why nobody was let in.
  const choose = (principal: Principal): void => {
    setTrying(false);
    trying.mutate(principal, { onError: () => setTrying(true) });
  };
  return (
    <>
      <MenuTrigger align="end">
        <ActionButton isQuiet size="L">
          <span className={who}>
            <Initials name={name} />
            <span className={narrow ? 'only-spoken' : undefined}>{name}</span>
            <span className="only-spoken">{words.frame.person}</span>
          </span>
        </ActionButton>
        <Menu onAction={act}>
          <MenuSection>
            <Header>
              <Heading>{name}</Heading>
              {roles !== undefined && <Text slot="description">{roles}</Text>}
            </Header>
            <MenuItem id="account" href="/me/details">{words.pages.account}</MenuItem>
            {principals ? <MenuItem id="mail" href="/mail">{words.pages.mail}</MenuItem> : null}
            {principals ? <MenuItem id="try-as">{words.frame.tryAs}</MenuItem> : null}
            <MenuItem id="sign-out">{words.frame.signOut}</MenuItem>
          </MenuSection>
          {others.length > 0 && <EntitySection me={me} />}
          <LanguageSection onChosen={keeping.mutate} />
          <ThemeSection onChosen={keeping.mutate} />
        </Menu>
      </MenuTrigger>
      <DialogContainer onDismiss={() => setTrying(false)}>
        {isTrying && principals ? (
          <TryAs principals={principals} error={trying.error} onChoose={choose} />
        ) : null}
      </DialogContainer>
    </>
  );
}
