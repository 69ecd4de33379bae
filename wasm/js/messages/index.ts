/** Texts for people: what the engine says by codes, in their language. Languages are entries of their own. */
import type { HeadroomAnswer, RequirementAnswer, Slot, WouldPassAnswer } from "../types.js";
import { textOf, type Answer } from "./answers.js";
import type { Words } from "./sections.js";
import type { Texts } from "./texts.js";
import { present, writerOf, type MessageOptions, type Writer } from "./writer.js";

export type { Answer } from "./answers.js";
export type { Words } from "./sections.js";
export type { Checked, Forms, Text, Texts, Wording } from "./texts.js";
export type { MessageOptions, Named } from "./writer.js";

/** What the engine answers, as texts in one language. */
export interface Messages {
  /** The direction of the texts, for an element's `dir`. */
  readonly dir: "ltr" | "rtl";
  /** The language of the texts, for an element's `lang`. */
  readonly lang: string;
  /** A reason, an issue, a rule, a finding, a layer of an explanation: whatever has a code. */
  text(answer: Answer): string;
  /** The label of a word that answers carry, such as `word("outcome", "pendingApproval")`. */
  word<Kind extends keyof Words>(kind: Kind, word: Words[Kind]): string;
  /**
   * What would pass, or only how much, sentence by sentence; none if nothing would. The currency is that of the question;
   * absent: the base currency.
   */
  wouldPass(answer: WouldPassAnswer | HeadroomAnswer, currency?: string): string[];
  /** Who must approve: a sentence for each alternative. */
  approval(requirement: RequirementAnswer): string[];
  /** A decimal string of the engine, every digit of it; absent: in the base currency. */
  amount(amount: string, currency?: string): string;
  /** A civil date, `YYYY-MM-DD`. */
  date(date: string): string;
  /** Several in one. */
  list(items: readonly string[], type?: "conjunction" | "disjunction"): string;
}

/**
 * Texts in the language of `texts`, which are `countersign/messages/en`, `es`, `ar`, or a bank's own. Made once, for many
 * answers.
 *
 * @example
 * const { text } = messages(en, { currency: "EUR" });
 * text({ path: "/groups/single/daily", code: "above-maximum", maximum: "1000.00" }); // Cannot be higher than €1,000.00
 * @throws RangeError for a locale or a currency that Intl does not take.
 */
export function messages(texts: Texts, options: MessageOptions): Messages {
  const write = writerOf(texts, options);
  return {
    dir: texts.dir,
    lang: texts.language,
    text: (answer) => textOf(write, answer),
    word: (kind, word) => write.say(kind, word),
    wouldPass: (answer, currency) => wouldPass(write, answer, currency),
    approval: (requirement) => approval(write, requirement),
    amount: (amount, currency = options.currency) => write.format.amount(amount, currency),
    date: write.format.date,
    list: write.format.list,
  };
}

/** How much passes, and how much of it without approval. */
type LargestAmounts = Pick<HeadroomAnswer, "pass" | "execute">;

function wouldPass(write: Writer, answer: WouldPassAnswer | HeadroomAnswer, currency?: string): string[] {
  if ("reasons" in answer) return amountsThatPass(write, answer, currency);
  const { passUpTo, executeUpTo, earliestDate, otherAccounts = [], approvers } = answer;
  const accounts = otherAccounts.map(({ account }) => account);
  return present([
    ...amountsThatPass(write, { pass: passUpTo ?? null, execute: executeUpTo ?? null }, currency),
    earliestDate && write.say("phrase", "earliestDate", { date: write.date(earliestDate) }),
    accounts.length > 0 && write.say("phrase", "otherAccounts", { accounts: write.namesOf("account", accounts) }),
    approvers.length > 0 && write.say("phrase", "approvers", { users: write.namesOf("user", approvers) }),
  ]);
}

/** The larger amount is said only where it is another one. */
function amountsThatPass(write: Writer, { pass = null, execute = null }: LargestAmounts, currency?: string): string[] {
  const amount = pass === execute ? undefined : write.amountIfAny(pass, currency);
  const withoutApproval = write.amountIfAny(execute, currency);
  return present([
    amount && write.say("phrase", "passUpTo", { amount }),
    withoutApproval && write.say("phrase", "executeUpTo", { amount: withoutApproval }),
  ]);
}

function approval(write: Writer, { anyOf, sequential }: RequirementAnswer): string[] {
  return anyOf.map((slots) => {
    const phrase = sequential && slots.length > 1 ? "approvalInOrder" : "approval";
    return write.say("phrase", phrase, { slots: write.format.list(slots.map((slot) => slotText(write, slot))) });
  });
}

function slotText(write: Writer, { group, users, count }: Slot): string {
  if (group !== undefined) {
    return write.say("phrase", "slotOfGroup", { count, group: write.nameOf("signatoryGroup", group) });
  }
  if (users === undefined) return write.say("phrase", "slotOfAnyone", { count });
  if (users.length <= count) return write.namesOf("user", users);
  return write.say("phrase", "slotOfUsers", { count, users: write.namesOf("user", users, "disjunction") });
}
