/** The languages of the page: the package's texts for what the engine says, the page's own words for the rest. */
import { messages, type Messages, type Texts } from 'countersign/messages';
import { createContext, use, useState } from 'react';
import { fromAddress, intoAddress } from './address';
import type { Words } from './words/words';

export interface Language {
  code: LanguageCode;
  /** How amounts, dates and lists are written. */
  locale: string;
  texts: Texts;
  words: Words;
  /** What the package says without a bank's names and amounts. */
  say: Messages;
}

type LanguageCode = 'en' | 'es' | 'ar';

interface Offer {
  name: string;
  locale: string;
  load: () => Promise<[{ default: Texts }, { default: Words }]>;
}

/** Each is loaded when it is chosen. */
const OFFERS: Readonly<Record<LanguageCode, Offer>> = {
  en: {
    name: 'English',
    locale: 'en-GB',
    load: () => Promise.all([import('countersign/messages/en'), import('./words/en')]),
  },
  es: {
    name: 'Español',
    locale: 'es-ES',
    load: () => Promise.all([import('countersign/messages/es'), import('./words/es')]),
  },
  ar: {
    name: 'العربية',
    locale: 'ar-AE',
    load: () => Promise.all([import('countersign/messages/ar'), import('./words/ar')]),
  },
};

export const LANGUAGES = Object.entries(OFFERS).map(([code, { name }]) => ({ code: code as LanguageCode, name }));

async function languageOf(code: LanguageCode): Promise<Language> {
  const { locale, load } = OFFERS[code];
  const [texts, words] = await load();
  // XXX is the code of no currency: whose amounts there are is not known yet.
  const say = messages(texts.default, { currency: 'XXX', locale });
  const language = { code, locale, texts: texts.default, words: words.default, say };
  document.documentElement.lang = locale;
  document.documentElement.dir = say.dir;
  return language;
}

/** The language that the address names, English if it names none: a link opens the same view. */
export function languageOfAddress(): Promise<Language> {
  const asked = LANGUAGES.find(({ code }) => code === fromAddress('lang'));
  return languageOf(asked?.code ?? 'en');
}

export const LanguageContext = createContext<Language | undefined>(undefined);

/** The language of the page. */
export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (language === undefined) throw new Error('no language was chosen');
  return language;
}

/** The language of the page, and how to choose another one. */
export function useLanguageChoice(first: Language): [Language, (code: LanguageCode) => void] {
  const [language, setLanguage] = useState(first);
  const choose = (code: LanguageCode): void => {
    const chosen = (next: Language): void => {
      intoAddress('lang', code);
      setLanguage(next);
    };
    // A language that cannot be loaded, for want of a connection, is not chosen.
    languageOf(code).then(chosen, () => undefined);
  };
  return [language, choose];
}
