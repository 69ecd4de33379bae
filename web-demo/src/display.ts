/** How ids, amounts and dates are shown. For display only: nothing here decides. */
import { formatAmount } from 'countersign';

export const LOCALE = 'en-GB';

/** A decimal string of the engine with its currency, at the digits it has. */
export const money = (amount: string, currency: string): string => formatAmount(amount, { locale: LOCALE, currency });

/** A civil date (`2026-03-01`) in words. */
export function day(date: string): string {
  const format = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALE, format).format(new Date(`${date}T00:00:00Z`));
}

const words = (id: string): string[] => id.split(/[.\-_]+/).filter((word) => word !== '');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `ana.torres` as `Ana Torres`. */
export const personName = (id: string): string => words(id).map(capital).join(' ') || id;

/** `domestic-transfers.create` as `Domestic transfers create`, where the catalogue gives no name. */
export const plainName = (id: string): string => capital(words(id).join(' ')) || id;

/** The last four characters of an account number, marked as such. */
export const lastFour = (number: string): string => `••\u00a0${number.slice(-4)}`;

/** Two or more names as an enumeration of the language. */
export const list = (names: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string =>
  new Intl.ListFormat(LOCALE, { type }).format(names);
