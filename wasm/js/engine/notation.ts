/** How a locale writes amounts of a currency: what `Intl` writes itself, and nothing else, is read back. */

/** One way to write a number. */
interface Notation {
  /** The digits from 0, where they are not those of ASCII. */
  readonly digits: readonly string[];
  readonly decimal: string;
  /** Between groups of digits; empty where digits are not grouped. */
  readonly group: string;
  /** Digits of the last group, and of each before it but the first, which may have fewer. */
  readonly last: number;
  readonly others: number;
}

/** How amounts of one currency are written in one locale. */
interface Writing {
  readonly notations: readonly Notation[];
  /** What may stand before and after a number: symbol, code or a name of the currency, or nothing. */
  readonly marks: readonly Mark[];
}

/** The text before a number and the one after it, in lower case. */
type Mark = readonly [before: string, after: string];

/** Digits enough for three groups in any locale. */
const SAMPLE = 12_345_678_901_234.5;
/** Counts that ask for each plural that languages have, of whole numbers and, by their last digits, of fractions. */
const COUNTS = [...Array(26).keys(), 100, 101, 111, 1_000_000];
const FRACTIONS = [0, 1, 2, 3];
/** Longer than any amount with the name of its currency; a longer text is no amount and is not searched. */
const LONGEST = 200;

const known = new Map<string, Writing>();

/**
 * The decimal text of an amount as somebody typed it: empty if nothing was typed, `undefined` if the locale does not
 * write numbers so. Whether it is an amount of the currency is the engine's to say.
 *
 * @throws RangeError if the locale is malformed, as `Intl` does.
 */
export function decimalText(typed: string, locale: string | undefined, currency: string): string | undefined {
  if (typed.length > LONGEST) return undefined;
  const shown = plainly(typed);
  if (shown === "") return "";
  // Anything else is no currency for `Intl`, nor for the engine, which says so.
  if (!/^[A-Z]{3}$/.test(currency)) return undefined;
  const { notations, marks } = writing(locale, currency);
  // Marks go first: names of some currencies have digits of their own, such as the years in which they were used.
  const numbers = marks.flatMap((mark) => between(shown, mark));
  for (const notation of notations) {
    for (const number of numbers) {
      const decimal = read(number, notation);
      if (decimal !== undefined) return decimal;
    }
  }
  return undefined;
}

/** As texts are compared: in lower case, and without spaces around. */
const plainly = (text: string): string => folded(text).trim().toLowerCase();

/** With one kind of space and of apostrophe, and without the marks that only say in which direction text runs. */
function folded(text: string): string {
  return text.replace(/[\u200e\u200f\u061c]/g, "").replace(/\p{Zs}/gu, " ").replace(/[’ʼ]/g, "'");
}

/** What stands between the two sides of a mark, if the text has both. */
function between(shown: string, [before, after]: Mark): string[] {
  const end = shown.length - after.length;
  const marked = shown.startsWith(before) && shown.endsWith(after) && before.length < end;
  return marked ? [shown.slice(before.length, end).trim()] : [];
}

/** The decimal text of a number, if it is written in this notation. */
function read(number: string, notation: Notation): string | undefined {
  const [whole = "", fraction, ...more] = inAscii(number, notation)?.split(notation.decimal) ?? [];
  const digits = ungrouped(whole, notation);
  if (digits === undefined || more.length > 0) return undefined;
  if (fraction === undefined) return digits;
  return /^\d+$/.test(fraction) ? `${digits}.${fraction}` : undefined;
}

/** With the digits of ASCII in place of the notation's; nothing where there are both. */
function inAscii(text: string, { digits }: Notation): string | undefined {
  if (digits.length === 0) return text;
  if (/\d/.test(text)) return undefined;
  return Array.from(text, (character) => {
    const digit = digits.indexOf(character);
    return digit < 0 ? character : String(digit);
  }).join("");
}

/** The digits without what stands between their groups; nothing where those are not as the locale has them. */
function ungrouped(whole: string, { group, last, others }: Notation): string | undefined {
  const groups = group === "" ? [whole] : whole.split(group);
  if (groups.some((digits) => !/^\d+$/.test(digits))) return undefined;
  const [first = "", ...rest] = groups;
  const length = (place: number): number => (place === rest.length - 1 ? last : others);
  const regular = rest.every((digits, place) => digits.length === length(place));
  return rest.length === 0 || (regular && first.length <= others) ? groups.join("") : undefined;
}

function writing(locale: string | undefined, currency: string): Writing {
  const key = `${locale ?? ""} ${currency}`;
  const found = known.get(key) ?? { notations: notations(locale, currency), marks: marks(locale, currency) };
  known.set(key, found);
  return found;
}

/** The locale's own digits and those of ASCII, each with the separators of the currency and of plain numbers. */
function notations(locale: string | undefined, currency: string): Notation[] {
  const systems = [{}, { numberingSystem: "latn" }];
  return systems.flatMap((system) => {
    const money = notation(locale, { ...system, style: "currency", currency });
    const plain = notation(locale, system);
    // A mark that means one thing in amounts and another in plain numbers means what it does in amounts.
    const contrary = plain.decimal === money.group || plain.group === money.decimal;
    return contrary ? [money] : [money, plain];
  });
}

function notation(locale: string | undefined, options: Intl.NumberFormatOptions): Notation {
  const fraction = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const format = new Intl.NumberFormat(locale, { ...options, ...fraction, useGrouping: true });
  const parts = format.formatToParts(SAMPLE);
  const value = (type: string): string => folded(parts.find((part) => part.type === type)?.value ?? "");
  const lengths = parts.filter(({ type }) => type === "integer").map((part) => Array.from(part.value).length);
  const last = lengths.at(-1) ?? 0;
  const counted = { last, others: lengths.at(-2) ?? last };
  return { digits: ownDigits(locale, options), decimal: value("decimal"), group: value("group"), ...counted };
}

function ownDigits(locale: string | undefined, { numberingSystem }: Intl.NumberFormatOptions): string[] {
  const system = numberingSystem === undefined ? {} : { numberingSystem };
  const digits = Array.from(new Intl.NumberFormat(locale, { ...system, useGrouping: false }).format(9_876_543_210));
  return digits[9] === "0" ? [] : digits.reverse();
}

/**
 * What the locale writes before and after an amount of the currency. In some there is something on both sides, of which
 * people may leave one out; where there is one mark, it may stand on the other side.
 */
function marks(locale: string | undefined, currency: string): Mark[] {
  const displays = ["symbol", "code", "name"] as const;
  const written = displays.flatMap((currencyDisplay) =>
    FRACTIONS.flatMap((digits) => {
      const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      const format = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay, ...fraction });
      // Only names have plurals.
      const counts = currencyDisplay === "name" ? COUNTS : [1];
      return counts.map((count) => around(format.formatToParts(count / 10 ** digits)));
    }),
  );
  const sides = new Set(written.flat().map(plainly));
  const alone = [...sides].flatMap((side): Mark[] => [[side, ""], ["", side]]);
  const both = written.map(([before, after]): Mark => [plainly(before), plainly(after)]);
  return distinct([["", ""], ...alone, ...both]);
}

function distinct(marks: readonly Mark[]): Mark[] {
  return [...new Map(marks.map((mark) => [mark.join("\n"), mark])).values()];
}

/** The text before a number and the one after it. Turkish has the name of a currency between the digits, which is put after them. */
function around(parts: Intl.NumberFormatPart[]): Mark {
  const start = parts.findIndex(isOfNumber);
  const after = parts.slice(start).filter((part) => !isOfNumber(part));
  return [joined(parts.slice(0, start)), joined(after)];
}

/** A formatted amount with its digits in one piece, as people read it. */
export function inOnePiece(parts: Intl.NumberFormatPart[]): string {
  const [before, after] = around(parts);
  return `${before}${numberOf(parts)}${after}`;
}

/** A formatted amount without the currency around it. */
export function numberOf(parts: Intl.NumberFormatPart[]): string {
  return joined(parts.filter(isOfNumber));
}

const NUMBER: ReadonlySet<string> = new Set(["integer", "group", "decimal", "fraction"]);

const isOfNumber = ({ type }: Intl.NumberFormatPart): boolean => NUMBER.has(type);

const joined = (parts: Intl.NumberFormatPart[]): string => parts.map(({ value }) => value).join("");
