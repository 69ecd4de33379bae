import { Header, Heading, MenuItem, MenuSection, Text } from '@react-spectrum/s2';
import { LANGUAGES, useChooseLanguage, useLanguage } from '../language';
import { chooseTheme, THEMES, useTheme } from './theme';

/** In a menu: the languages that there are. */
export function LanguageSection() {
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

/** In a menu: light or dark. */
export function ThemeSection() {
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
