/** The languages of the page: the package's texts for what the engine says, the page's own words for the rest. */
import { messages, type Messages, type Texts } from 'countersign/messages';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { keep, kept } from './kept';
import type { Words } from './words/words';

export interface Language {
  code: LanguageCode;
  /** How amounts, dates and lists are written. */
  locale: string;
  /** The package's texts, some in this bank's own wording. */
  texts: Texts;
  words: Words;
  /** What the package says without a bank's names and amounts. */
  say: Messages;
}

export type LanguageCode = 'en' | 'es' | 'ar';

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
  const [{ default: given }, { default: words }] = await load();
  const texts = {
    ...given,
    outcome: { ...given.outcome, ...words.instead.outcome },
    problem: { ...given.problem, ...words.instead.problem },
  };
  // XXX is the code of no currency: whose amounts there are is not known yet.
  const say = messages(texts, { currency: 'XXX', locale });
  document.documentElement.lang = locale;
  document.documentElement.dir = say.dir;
  return { code, locale, texts, words, say };
}

const offered = (code: string | null): LanguageCode | undefined => LANGUAGES.find((offer) => offer.code === code)?.code;

/** The language that was chosen here before, else the first one of the browser's that there is. */
export function firstLanguage(): Promise<Language> {
  const [asked] = navigator.languages.flatMap((tag) => offered(tag.split('-')[0] ?? '') ?? []);
  return languageOf(offered(kept('language')) ?? asked ?? 'en');
}

interface Choice {
  language: Language;
  choose: (code: LanguageCode) => void;
}

const LanguageContext = createContext<Choice | undefined>(undefined);

function useChoice(): Choice {
  const choice = use(LanguageContext);
  if (choice === undefined) throw new Error('no language was chosen');
  return choice;
}

/** The language of the page. */
export const useLanguage = (): Language => useChoice().language;

/** How another language is chosen. */
export const useChooseLanguage = (): ((code: LanguageCode) => void) => useChoice().choose;

/** Holds the language of everything within. */
export function LanguageProvider({ first, children }: { first: Language; children: ReactNode }) {
  const [language, setLanguage] = useState(first);
  const choice = useMemo(() => {
    const choose = (code: LanguageCode): void => {
      const chosen = (next: Language): void => {
        keep('language', code);
        setLanguage(next);
      };
      // A language that cannot be loaded, for want of a connection, is not chosen.
      languageOf(code).then(chosen, () => undefined);
    };
    return { language, choose };
  }, [language]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}
