/** Amounts as people type them: read in their locale, refused with a code, and written back without losing a digit. */
import assert from "node:assert/strict";
import { test } from "node:test";

import * as admin from "../../wasm/pkg/admin/entries/node.js";
import * as plain from "../../wasm/pkg/admin/entries/plain.js";
import * as main from "../../wasm/pkg/entries/node.js";

const { formatAmount, parseAmount } = main;
const NBSP = "\u00a0";
const NARROW = "\u202f";

/** What was typed in which locale and currency, and the amount or code that it comes to. */
function check(rows) {
  for (const [typed, locale, currency, expected] of rows) {
    for (const entry of [main, admin, plain]) {
      const { amount, issue } = entry.parseAmount(typed, { locale, currency });
      assert.equal(amount ?? issue?.code, expected, `${JSON.stringify(typed)} in ${locale}, ${currency}`);
      assert.ok((amount === undefined) !== (issue === undefined));
    }
  }
}

test("amounts are read with the separators of their locale", () => {
  check([
    ["1 234,50", "fr-FR", "EUR", "1234.50"],
    [`1${NBSP}234,5`, "fr-FR", "EUR", "1234.50"],
    [`1${NARROW}234,5`, "fr-FR", "EUR", "1234.50"],
    ["1,234.5", "en", "EUR", "1234.50"],
    ["1.234", "de-DE", "EUR", "1234.00"],
    ["1.234,5", "es", "EUR", "1234.50"],
    ["1234,5", "es", "EUR", "1234.50"],
    ["1234", "ja-JP", "JPY", "1234"],
    ["1'234.50", "de-CH", "CHF", "1234.50"],
    ["1’234.50", "de-CH", "CHF", "1234.50"],
    ["12,34,567.50", "en-IN", "INR", "1234567.50"],
    ["1.234,567", "de-DE", "KWD", "1234.567"],
    // Austria writes plain numbers with spaces and amounts with points; the French part of Switzerland, both marks.
    ["1 234,50", "de-AT", "EUR", "1234.50"],
    ["1.234,50", "de-AT", "EUR", "1234.50"],
    ["1'234.50", "fr-CH", "CHF", "1234.50"],
    ["1'234,50", "fr-CH", "CHF", "1234.50"],
    // English in Germany writes plain numbers the German way, and amounts the English way: a mark means what it does there.
    ["1,234.50", "en-DE", "EUR", "1234.50"],
    ["1.23", "en-DE", "EUR", "1.23"],
    ["1.234", "en-DE", "EUR", "amount-too-precise"],
    ["1,23", "en-DE", "EUR", "invalid-amount"],
    ["1.234,50", "en-DE", "EUR", "invalid-amount"],
  ]);
});

test("amounts are read with the digits of their locale, or with those of ASCII", () => {
  check([
    ["١٬٢٣٤٫٥٠", "ar-EG", "EGP", "1234.50"],
    ["1,234.50", "ar-EG", "EGP", "1234.50"],
    ["۱٬۲۳۴٫۵", "fa-IR", "EUR", "1234.50"],
    ["१२,३४,५६७.५", "mr-IN", "INR", "1234567.50"],
    ["١٢34", "ar-EG", "EGP", "invalid-amount"],
    ["1٬234", "ar-EG", "EGP", "invalid-amount"],
    ["١٢٣", "en", "EUR", "invalid-amount"],
    ["１２", "ja-JP", "JPY", "invalid-amount"],
  ]);
});

test("the currency may stand before or after: its symbol, code or name as the locale writes them", () => {
  check([
    ["€1,234.5", "en", "EUR", "1234.50"],
    ["  1.234,50 €  ", "de-DE", "EUR", "1234.50"],
    ["EUR 5", "en", "EUR", "5.00"],
    ["5eur", "en", "EUR", "5.00"],
    ["1 euro", "en", "EUR", "1.00"],
    ["5 Euros", "en", "EUR", "5.00"],
    ["5 złotych", "pl-PL", "PLN", "invalid-amount"],
    ["5 złotych polskich", "pl-PL", "PLN", "5.00"],
    ["US$5", "en-GB", "USD", "5.00"],
    // Some locales write names on both sides.
    ["JP¥7 Japanese yen", "en-DE", "JPY", "7"],
    ["EUR 7 Japanese yen", "en-DE", "JPY", "invalid-amount"],
    ["\u200f١٬٢٣٤٫٥٠ ج.م.\u200f", "ar-EG", "EGP", "1234.50"],
    // Another currency, one that is not clear, or the same twice.
    ["$5", "en", "EUR", "invalid-amount"],
    ["$5", "en", "CAD", "invalid-amount"],
    ["USD 5", "en", "EUR", "invalid-amount"],
    ["€5€", "en", "EUR", "invalid-amount"],
    ["€", "en", "EUR", "invalid-amount"],
  ]);
});

test("what is no amount is refused with a code", () => {
  const wrong = ["-5", "+5", "−5", "(5)", "1e3", "0x10", "1.2.3", "1..2", ".5", "5.", "12,34,5", "1,23", "1,,234", ",123"];
  const more = ["1,2345", "1234,567", "0012", "five", "5 5", "1\t234", "1\u200b2", "1_000", "½", "Infinity", "NaN", "5%"];
  check([...wrong, ...more].map((typed) => [typed, "en", "EUR", "invalid-amount"]));
  check([
    ["1.23", "de-DE", "EUR", "invalid-amount"],
    ["1,5", "de-DE", "JPY", "amount-too-precise"],
    ["1,234", "en", "JPY", "1234"],
    ["1.234", "en", "EUR", "amount-too-precise"],
    ["90,071,992,547,409.91", "en", "EUR", "90071992547409.91"],
    ["90,071,992,547,409.92", "en", "EUR", "amount-too-large"],
    ["", "en", "EUR", "empty"],
    [NBSP, "en", "EUR", "empty"],
    ["5", "en", "eur", "unknown-currency"],
    ["5", "en", "EURO", "unknown-currency"],
    ["-", "en", "XXX", "unknown-currency"],
  ]);
});

test("an issue says where it is, and the bound that was broken", () => {
  const issue = (typed, currency) => parseAmount(typed, { locale: "en", currency }).issue;
  assert.deepEqual(issue("0.0001", "KWD"), {
    path: "/amount",
    code: "amount-too-precise",
    message: "`0.0001` has more digits after the point than its currency",
    digits: 3,
  });
  assert.equal(issue("99999999999999999999", "JPY").maximum, String(Number.MAX_SAFE_INTEGER));
  assert.equal(issue("5", "EURO").path, "/currency");
});

test("what is no text throws the package's error, and so does a malformed locale", () => {
  for (const typed of [undefined, null, 5, 5n, {}, ["5"]]) {
    assert.throws(() => parseAmount(typed, { locale: "en", currency: "EUR" }), main.CountersignError);
  }
  for (const format of [{ locale: "en", currency: 5 }, { locale: "en" }, undefined, null]) {
    assert.throws(() => parseAmount("5", format), main.CountersignError);
  }
  assert.throws(() => parseAmount("5", { locale: "not a locale", currency: "EUR" }), { code: "invalid-value" });
  assert.throws(() => formatAmount("5", { locale: "en", currency: "no currency" }), { code: "invalid-value" });
  for (const amount of ["", "1,5", "-1", "NaN", "1e5", 5, undefined]) {
    assert.throws(() => formatAmount(amount, { locale: "en", currency: "EUR" }), main.CountersignError);
  }
});

test("amounts are written with the digits they have", () => {
  const shown = (amount, currency, display) => formatAmount(amount, { locale: "en-GB", currency, display });
  assert.equal(shown("1234.50", "EUR"), "€1,234.50");
  assert.equal(shown("1234.50", "EUR", "none"), "1,234.50");
  assert.equal(shown("1234.50", "EUR", "code").replace(NBSP, " "), "EUR 1,234.50");
  assert.equal(shown("1234.50", "EUR", "name"), "1,234.50 euros");
  assert.equal(shown("7", "JPY"), "JP¥7");
  // More digits than a number of JavaScript holds: sums and limits may be above the largest amount.
  assert.equal(shown("123456789012345678901234.567", "KWD", "none"), "123,456,789,012,345,678,901,234.567");
});

/** A locale of each script, direction, separator and grouping that there is, and some more. */
const LOCALES = [
  "af am ar ar-EG ar-MA as az be bg bn bn-IN bs ca cs cy da de de-AT de-CH de-LI dz el en en-GB en-IN en-ZA es es-419",
  "es-CR es-MX et eu fa ff-Adlm fi fil fr fr-CA fr-CH ga gl gu he hi hi-u-nu-deva hr hu hy id is it it-CH ja ka kk km kn",
  "ko ky lo lt lv mk ml mn mr ms my ne nl nb or pa pl ps pt pt-PT ro ru rm si sk sl sq sr sr-Latn sv sw ta ta-u-nu-tamldec",
  "te th th-u-nu-thai tk tr uk ur ur-IN uz vi zh zh-Hant zh-u-nu-hanidec zu",
].flatMap((line) => line.split(" "));
/** Of no digit, two, three and four. */
const CURRENCIES = { JPY: 0, XOF: 0, EUR: 2, USD: 2, INR: 2, CHF: 2, EGP: 2, CVE: 2, KWD: 3, BHD: 3, CLF: 4 };
const DISPLAYS = ["symbol", "code", "name", "none"];
const MINOR = [0n, 1n, 9n, 10n, 99n, 100n, 999n, 1000n, 12345n, 123456n, 1234567n, 99999999n, 100000000000n].concat(
  BigInt(Number.MAX_SAFE_INTEGER),
);

/** The decimal string of so many minor units. */
function decimal(minor, digits) {
  if (digits === 0) return String(minor);
  const text = String(minor).padStart(digits + 1, "0");
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Every amount of the test in every locale, currency and display, as it is written there. */
function* written() {
  for (const locale of LOCALES) {
    for (const [currency, digits] of Object.entries(CURRENCIES)) {
      for (const minor of MINOR) {
        const amount = decimal(minor, digits);
        for (const display of DISPLAYS) {
          yield { locale, currency, display, amount, shown: formatAmount(amount, { locale, currency, display }) };
        }
      }
    }
  }
}

test("whatever a locale writes is read back as the same amount", () => {
  let count = 0;
  for (const { locale, currency, display, amount, shown } of written()) {
    const read = parseAmount(shown, { locale, currency });
    assert.equal(read.amount, amount, `${display} ${JSON.stringify(shown)} in ${locale}, ${currency}`);
    count += 1;
  }
  assert.ok(count > 60_000, String(count));
});

/** Languages whose regions write amounts in many ways. */
const IN_REGIONS = ["ar", "de", "en", "es", "fr", "it", "nl", "pt", "sr", "sw", "ta", "ur", "zh"];
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

/** The languages that Intl has, and the regions of some. */
function offered() {
  const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  const languages = pairs.flatMap((pair) => [pair, ...LETTERS.map((third) => pair + third)]);
  const regions = pairs.flatMap((pair) => IN_REGIONS.map((language) => `${language}-${pair.toUpperCase()}`));
  const has = (locale) => new Intl.NumberFormat(locale).resolvedOptions().locale === locale;
  return [...languages, ...regions].filter(has);
}

test("every locale and every currency of Intl: what is written, with its name as well, is read back", () => {
  const [locales, currencies] = [offered(), Intl.supportedValuesOf("currency")];
  let count = 0;
  const readBack = (locale, currency) => {
    for (const display of DISPLAYS) {
      for (const amount of ["1234567", "1234567.25", "0.125"]) {
        const shown = formatAmount(amount, { locale, currency, display });
        const { amount: read, issue } = parseAmount(shown, { locale, currency });
        // The engine knows the currencies that are in use, and how many digits each has.
        if (["unknown-currency", "amount-too-precise"].includes(issue?.code)) continue;
        assert.equal(Number(read), Number(amount), `${display} ${JSON.stringify(shown)} in ${locale}, ${currency}`);
        count += 1;
      }
    }
  };
  const turn = 50;
  for (const [at, locale] of locales.entries()) {
    for (let index = at % turn; index < currencies.length; index += turn) readBack(locale, currencies[index]);
  }
  // Names with their digits apart from each other, and names with digits of their own.
  for (const locale of ["tr-TR", "yo-NG", "de-CH", "my-MM", "ne-NP"]) {
    for (const currency of currencies) readBack(locale, currency);
  }
  assert.ok(locales.length > 400 && count > 10_000, `${locales.length} locales, ${count} amounts`);
});

test("what was written is refused with a sign, a letter, another currency or a second decimal mark in it", () => {
  const random = seeded(20_261_122);
  let refused = 0;
  for (const { locale, currency, amount, shown, display } of written()) {
    if (display !== "none" || random() > 0.3) continue;
    const options = { locale, currency };
    const mark = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal").value;
    const put = (text, at) => shown.slice(0, at) + text + shown.slice(at);
    const at = Math.floor(random() * (shown.length + 1));
    const inserted = ["-", "+", "e", "E5", "₿", "_", "\u202e", "\0", "%"].map((text) => put(text, at));
    if (amount.includes(".")) inserted.push(`${shown}${mark}0`);
    for (const typed of inserted) {
      const { issue } = parseAmount(typed, options);
      assert.equal(issue?.code, "invalid-amount", `${JSON.stringify(typed)} in ${locale}, ${currency}`);
      refused += 1;
    }
  }
  assert.ok(refused > 20_000, String(refused));
});

test("no text throws or takes long, and what is read of it has the same digits", () => {
  const random = seeded(7);
  const pieces = [..."0123456789.,' €-e", NBSP, NARROW, "٣", "٫", "٬", "EUR", "euros", "\u200f", "00", "\ud83a\udd51", "\ud800"];
  let read = 0;
  for (let count = 0; count < 60_000; count += 1) {
    const length = 1 + Math.floor(random() * 9);
    const typed = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join("");
    const locale = ["en", "de-DE", "fr-FR", "de-CH", "ar-EG", "en-IN", "ff-Adlm"][count % 7];
    const { amount, issue } = parseAmount(typed, { locale, currency: "EUR" });
    if (amount === undefined) {
      assert.ok(["invalid-amount", "amount-too-precise", "amount-too-large", "empty"].includes(issue.code), typed);
      continue;
    }
    const digits = typed.replaceAll("٣", "3").replaceAll("\ud83a\udd51", "1").replace(/\D/g, "");
    assert.match(amount.replace(".", ""), new RegExp(`^${digits}0{0,2}$`), `${typed} in ${locale}`);
    read += 1;
  }
  assert.ok(read > 3_000, String(read));
  const started = performance.now();
  for (const piece of ["1", " ", "1 ", "x", ",", "\u200f", "٣", "1,", "€"]) {
    const { issue } = parseAmount(piece.repeat(1_000_000), { locale: "fr-FR", currency: "EUR" });
    assert.ok(issue !== undefined, piece);
  }
  assert.ok(performance.now() - started < 1_000);
  // Not even the beginning of a text that is too long is read.
  check([[`5${" ".repeat(250)}6`, "en", "EUR", "invalid-amount"], [`5${" ".repeat(150)}`, "en", "EUR", "5.00"]]);
});

function seeded(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
