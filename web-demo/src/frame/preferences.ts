import { useEffect } from 'react';
import { LANGUAGES, useChooseLanguage } from '../language';
import type { Me } from '../session/calls';
import { chooseTheme, THEMES } from './theme';

/** What this person chose, also on another device, holds once they are signed in here. */
export function usePreferencesOf({ language, theme }: Me): void {
  const choose = useChooseLanguage();
  const offered = LANGUAGES.find(({ code }) => code === language)?.code;
  const known = THEMES.find((one) => one === theme);
  useEffect(() => {
    if (offered !== undefined) choose(offered);
    if (known !== undefined) chooseTheme(known);
    // Only on arrival: what is chosen later is chosen here.
  }, []);
}
