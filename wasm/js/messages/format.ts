/** Values as people of a locale write them. */
export interface Format {
  /** A decimal string with its currency, every digit of it: no amount passes through a number. */
  amount(amount: string, currency: string): string;
  /** A civil date, `YYYY-MM-DD`: no date passes through a time zone. */
  date(date: string): string;
  number(number: number): string;
  /** Without separators. */
  year(year: number): string;
  list(items: readonly string[], type?: "conjunction" | "disjunction"): string;
}

const DECIMAL = /^-?[0-9]+(?:\.([0-9]+))?$/;
const CIVIL_DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

export function formatOf(locale: string): Format {
  const numbers = new Intl.NumberFormat(locale);
  const years = new Intl.NumberFormat(locale, { useGrouping: false });
  // Some locales count years otherwise; the dates of banks are Gregorian.
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC", calendar: "gregory" });
  const amounts = amountsOf(locale);
  return {
    amount: (amount, currency) => {
      const decimal = DECIMAL.exec(amount);
      // What is no amount is not for this function to judge.
      if (decimal === null) return amount;
      return amounts(currency, decimal[1]?.length ?? 0).format(amount as Intl.StringNumericLiteral);
    },
    date: (date) => {
      const time = CIVIL_DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
      return Number.isNaN(time) ? date : dates.format(time);
    },
    number: (number) => numbers.format(number),
    year: (year) => years.format(year),
    list: (items, type = "conjunction") => new Intl.ListFormat(locale, { type }).format(items),
  };
}

/**
 * Formats by currency and digits. A currency has at least the digits of the locale data, but never fewer than the amount
 * says: the engine writes those of ISO 4217, and the two differ for some currencies.
 */
function amountsOf(locale: string): (currency: string, digits: number) => Intl.NumberFormat {
  const known = new Map<string, Intl.NumberFormat>();
  // Where running text leaves the separator out of 1.000, a bank does not.
  const style = { style: "currency", useGrouping: "always" } as const;
  const create = (currency: string, digits: number): Intl.NumberFormat => {
    const usual = new Intl.NumberFormat(locale, { ...style, currency });
    if (digits <= (usual.resolvedOptions().minimumFractionDigits ?? 0)) return usual;
    const exact = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat(locale, { ...style, currency, ...exact });
  };
  return (currency, digits) => {
    const key = `${currency} ${digits}`;
    const format = known.get(key) ?? create(currency, digits);
    known.set(key, format);
    return format;
  };
}
