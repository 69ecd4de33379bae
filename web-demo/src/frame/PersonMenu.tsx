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
import type { DemoPrincipals, Principal } from '../api';
import { personName } from '../display';
import { LANGUAGES, useChooseLanguage, useLanguage } from '../language';
import { useMediaQuery } from '../media';
import { Initials } from './Initials';
import { chooseTheme, THEMES, useTheme } from './theme';
import { TryAs } from './TryAs';

interface Props {
  principals: DemoPrincipals | undefined;
  principal: Principal | undefined;
  /** What the person is, and where; nothing while it is not known. */
  roles?: string | undefined;
  onTryAs: (chosen: Principal) => void;
}

const who = style({ display: 'flex', alignItems: 'center', gap: 8 });

/** Who is here, and what is theirs to choose. */
export function PersonMenu({ principals, principal, roles, onTryAs }: Props) {
  const { words } = useLanguage();
  const narrow = useMediaQuery('(max-width: 639px)');
  const [trying, setTrying] = useState(false);
  const name = principal === undefined ? '' : personName(principal.user);
  return (
    <>
      <MenuTrigger align="end">
        <ActionButton isQuiet size="L">
          <span className={who}>
            {name !== '' && <Initials name={name} />}
            <span className={narrow ? 'only-spoken' : undefined}>{name}</span>
            <span className="only-spoken">{words.frame.person}</span>
          </span>
        </ActionButton>
        <Menu onAction={(key) => key === 'try-as' && setTrying(true)}>
          <MenuSection>
            <Header>
              <Heading>{name}</Heading>
              {roles !== undefined && <Text slot="description">{roles}</Text>}
            </Header>
            <MenuItem id="try-as" textValue={words.frame.tryAs}>{words.frame.tryAs}</MenuItem>
          </MenuSection>
          <LanguageSection />
          <ThemeSection />
        </Menu>
      </MenuTrigger>
      <DialogContainer onDismiss={() => setTrying(false)}>
        {trying && principals ? (
          <TryAs principals={principals} onChoose={onTryAs} onClose={() => setTrying(false)} />
        ) : null}
      </DialogContainer>
    </>
  );
}

function LanguageSection() {
  const { code, words } = useLanguage();
  const choose = useChooseLanguage();
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[code]}
      onSelectionChange={(keys) => {
        const chosen = LANGUAGES.find((offer) => keys !== 'all' && keys.has(offer.code));
        if (chosen !== undefined) choose(chosen.code);
      }}>
      <Header>
        <Heading>{words.frame.language}</Heading>
      </Header>
      {LANGUAGES.map((offer) => (
        <MenuItem key={offer.code} id={offer.code} textValue={offer.name}>
          <Text slot="label">
            <span lang={offer.code}>{offer.name}</span>
          </Text>
        </MenuItem>
      ))}
    </MenuSection>
  );
}

function ThemeSection() {
  const { words } = useLanguage();
  const theme = useTheme();
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => {
        const chosen = THEMES.find((offer) => keys !== 'all' && keys.has(offer));
        if (chosen !== undefined) chooseTheme(chosen);
      }}>
      <Header>
        <Heading>{words.frame.theme}</Heading>
      </Header>
      {THEMES.map((offer) => (
        <MenuItem key={offer} id={offer}>{words.frame.themes[offer]}</MenuItem>
      ))}
    </MenuSection>
  );
}
