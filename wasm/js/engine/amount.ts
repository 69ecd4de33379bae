import { call } from "./call.js";
import { readAmount } from "../countersign.js";
import { CountersignError } from "./error.js";
import { asText } from "./given.js";
import { decimalText, inOnePiece, numberOf } from "./notation.js";
import type { AmountAnswer } from "../types.js";

/** In which locale and currency amounts are typed and shown. */
export interface AmountFormat {
  /** A BCP 47 tag such as `fr-FR`; absent: the locale of the host. */
  readonly locale?: string | undefined;
  /** ISO 4217. */
  readonly currency: string;
}

/** Beside an amount: the symbol, code or name of its currency, or nothing, as a field has it. */
export type AmountDisplay = "symbol" | "code" | "name" | "none";

/**
 * Reads an amount as a person types it: with the separators and digits of the locale, with or without the currency
 * before or after. `amount` is the decimal string that questions take; where there is none, `issue` has the code.
 *
 * @example
 * parseAmount("1 234,50 €", { locale: "fr-FR", currency: "EUR" }).amount; // "1234.50"
 * parseAmount("1.234", { locale: "de-DE", currency: "EUR" }).amount; // "1234.00"
 * parseAmount("12,34,5", { locale: "en-GB", currency: "EUR" }).issue.code; // "invalid-amount"
 *
 * @throws CountersignError if what was typed or the currency is no text, `invalid-value` if there is no such locale.
 */
export function parseAmount(typed: string, format: AmountFormat): AmountAnswer {
  if (typeof typed !== "string") throw CountersignError.of("wrong-type", "/amount", "must be a string");
  const question = byIntl(() => {
    // Without a currency the engine says that it is missing.
    const { locale, currency } = format ?? {};
    return asText({ amount: decimalText(typed, locale, currency), currency });
  });
  return call((): unknown => readAmount(question)) as AmountAnswer;
}

/**
 * Writes a decimal string of the engine as the locale does, with the digits it has: nothing is rounded. What it writes,
 * {@link parseAmount} reads back in the same locale and currency.
 *
 * @throws CountersignError if it is not a decimal string, `invalid-value` if there is no such locale or currency.
 */
export function formatAmount(
  amount: string,
  options: AmountFormat & { readonly display?: AmountDisplay },
): string {
  if (!isDecimal(amount)) throw CountersignError.of("invalid-amount", "/amount", "is not a decimal string");
  const length = amount.split(".")[1]?.length ?? 0;
  const digits = { minimumFractionDigits: length, maximumFractionDigits: length };
  return byIntl(() => {
    const { locale, currency, display = "symbol" } = options;
    const currencyDisplay = display === "none" ? "symbol" : display;
    const format = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay, ...digits });
    const parts = format.formatToParts(amount);
    return display === "none" ? numberOf(parts) : inOnePiece(parts);
  });
}

/** What Intl says to a locale or a currency; it refuses them in its own way. */
function byIntl<T>(write: () => T): T {
  try {
    return write();
  } catch (cause) {
    if (cause instanceof CountersignError) throw cause;
    throw CountersignError.of("invalid-value", "", "there is no such locale or currency", { cause });
  }
}

/** A text keeps digits that a number of JavaScript would lose. */
function isDecimal(amount: string): amount is `${number}` {
  return typeof amount === "string" && /^\d+(\.\d+)?$/.test(amount);
}
