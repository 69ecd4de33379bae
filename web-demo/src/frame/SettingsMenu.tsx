import { ActionButton, Menu, MenuTrigger, Text } from '@react-spectrum/s2';
import GlobeGrid from '@react-spectrum/s2/icons/GlobeGrid';
import { LANGUAGES, useLanguage } from '../language';
import { LanguageSection, ThemeSection } from './Choices';

/** Language and theme, where nobody is signed in. */
export function SettingsMenu() {
  const { code, words } = useLanguage();
  const name = LANGUAGES.find((offer) => offer.code === code)?.name ?? code;
  return (
    <MenuTrigger align="end">
      <ActionButton isQuiet>
        <GlobeGrid />
        <Text>
          {name}
          <span className="only-spoken">{words.frame.settings}</span>
        </Text>
      </ActionButton>
      <Menu>
        <LanguageSection />
        <ThemeSection />
      </Menu>
    </MenuTrigger>
  );
}
