import { Header, Heading, MenuItem, MenuSection, Text } from '@react-spectrum/s2';
import { LANGUAGES, useChooseLanguage, useLanguage } from '../language';
import type { Preferences } from '../session/calls';
import { chooseTheme, THEMES, useTheme } from './theme';

interface Props {
  /** Called with what was chosen, to be kept with the person. */
  onChosen?: (chosen: Preferences) => void;
}

/** In a menu: the languages that there are. */
export function LanguageSection({ onChosen }: Props) {
  const { code, words } = useLanguage();
  const choose = useChooseLanguage();
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[code]}
      onSelectionChange={(keys) => {
        const chosen = LANGUAGES.find((offer) => keys !== 'all' && keys.has(offer.code));
        if (chosen === undefined) return;
        choose(chosen.code);
        onChosen?.({ language: chosen.code });
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

/** In a menu: light or dark. */
export function ThemeSection({ onChosen }: Props) {
  const { words } = useLanguage();
  const theme = useTheme();
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => {
        const chosen = THEMES.find((offer) => keys !== 'all' && keys.has(offer));
        if (chosen === undefined) return;
        chooseTheme(chosen);
        onChosen?.({ theme: chosen });
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
