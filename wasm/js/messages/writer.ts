import { isolateIn, withoutControls } from "./direction.js";
import { fillIn, type Values } from "./fill.js";
import { formatOf, type Format } from "./format.js";
import type { Sections } from "./sections.js";
import type { Text, Texts } from "./texts.js";

/** What answers name by id. */
export type Named = "user" | "account" | "action" | "customer" | "limitGroup" | "signatoryGroup";

/** How texts are to be written. */
export interface MessageOptions {
  /** The base currency (ISO 4217), which amounts of answers are in. */
  readonly currency: string;
  /** How amounts, dates, numbers and lists are written, such as `en-GB`; absent: as the language of the texts does. */
  readonly locale?: string;
  /** The name of what has an id, for people; absent: the id. */
  readonly nameOf?: (kind: Named, id: string) => string | undefined;
}

/** Texts, and what is put into them. What an answer does not say stays undefined. */
export interface Writer {
  readonly format: Format;
  /** The text of a code; there is always something to say. */
  say(section: keyof Sections, code: string, values?: Values): string;
  /** A part of a text; nothing for a code that these texts do not know. */
  part(section: keyof Sections, code: string, values?: Values): string | undefined;
  /** Whether there is a text for a code. */
  has(section: keyof Sections, code: string): boolean;
  /** Absent: in the base currency. */
  amount(amount: string | undefined | null, currency?: string): string | undefined;
  /** The same for an amount that is not zero: nothing is said of nothing. */
  amountIfAny(amount: string | undefined | null, currency?: string): string | undefined;
  date(date: string | undefined): string | undefined;
  /** A value as it is. */
  quote(value: string | undefined): string | undefined;
  nameOf(kind: Named, id: string | undefined): string | undefined;
  namesOf(kind: Named, ids: readonly string[], type?: "conjunction" | "disjunction"): string;
}

const ZERO = /^0(?:\.0+)?$/;

export function writerOf(texts: Texts, { currency, locale, nameOf }: MessageOptions): Writer {
  const format = formatOf(locale ?? texts.language);
  // What Intl does not take as a currency is thrown here and not at the first amount.
  format.amount("0", currency);
  const fill = fillIn(texts.language, format.number);
  const isolate = isolateIn(texts.dir);
  const quote = (value: string | undefined) => value && isolate(withoutControls(value));
  const amount = (amount: string | undefined | null, of = currency) =>
    amount ? isolate(format.amount(amount, of)) : undefined;
  const named = (kind: Named, id: string) => quote(nameOf?.(kind, id) ?? id) ?? "";
  const part = (section: keyof Sections, code: string, values: Values = {}) => {
    const text = find(texts, section, code);
    return text === undefined ? undefined : fill(text, values);
  };
  return {
    format,
    say: (section, code, values) =>
      part(section, code, values) ?? part("phrase", "unknown", { code: quote(code) }) ?? code,
    part,
    has: (section, code) => find(texts, section, code) !== undefined,
    amount,
    amountIfAny: (value, of) => (value && !ZERO.test(value) ? amount(value, of) : undefined),
    date: (date) => date && isolate(format.date(date)),
    quote,
    nameOf: (kind, id) => (id === undefined ? undefined : named(kind, id)),
    namesOf: (kind, ids, type) => format.list(ids.map((id) => named(kind, id)), type),
  };
}

/** Of some parts those that say something. */
export function present(parts: readonly (string | false | null | undefined)[]): string[] {
  return parts.filter((part): part is string => typeof part === "string" && part !== "");
}

/** Codes are data: one that is the name of a method of every object has no text. */
function find(texts: Texts, section: keyof Sections, code: string): Text | undefined {
  const codes: Readonly<Record<string, Text>> = texts[section];
  return Object.hasOwn(codes, code) ? codes[code] : undefined;
}
