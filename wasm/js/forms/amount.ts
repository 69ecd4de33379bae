import type { AmountFormat } from "../engine/amount.js";
import type { AmountAnswer } from "../types.js";
import type { SchemaOptions } from "./issue.js";
import { schema } from "./schema.js";
import type { StandardSchema } from "./standard.js";

/** The part of an entry that reads amounts. */
export interface ReadsAmounts {
  /** Reads an amount as somebody typed it. */
  readonly parseAmount: (typed: string, format: AmountFormat) => AmountAnswer;
}

/** An amount as a person types it; its output is the decimal string that questions take. */
export function amountSchema(
  { parseAmount }: ReadsAmounts,
  { locale, currency, message }: AmountFormat & SchemaOptions,
): StandardSchema<string> {
  return schema<string>({
    message,
    judge: (typed) => {
      const { amount, issue } = parseAmount(typed, { locale, currency });
      if (amount !== undefined) return { value: amount };
      return { refused: issue === undefined ? [] : [[[], { kind: "amount", ...issue }]] };
    },
  });
}
