import { attempt } from "../engine/attempt.js";
import type { DecisionAnswer, DecisionReason, EvaluateQuestion, ReasonCode, UsageEntry } from "../types.js";
import type { ReadsAmounts } from "./amount.js";
import { pathOf, type Path, type Placed, type SchemaOptions } from "./issue.js";
import { object, schema, type Judgement } from "./schema.js";
import type { StandardSchema } from "./standard.js";

/** The part of an engine that judges payments. */
export interface Evaluates {
  /** What would happen to a payment. */
  evaluate(question: EvaluateQuestion, usage?: readonly UsageEntry[]): DecisionAnswer;
}

/** What a question says about a payment. */
export type QuestionMember = keyof EvaluateQuestion;

/** Which member of a question a reason is about; none where it is about the person, or about all of them together. */
const ABOUT: Readonly<Record<ReasonCode, QuestionMember | undefined>> = {
  "unknown-user": undefined,
  "unknown-action": "action",
  "unknown-account": "account",
  "unknown-customer": "customer",
  "account-not-of-customer": "account",
  "account-required": "account",
  "user-not-active": undefined,
  "no-grant": "onBehalfOf",
  "grant-not-in-force": "onBehalfOf",
  "no-customer-access": "customer",
  "no-account-access": "account",
  "not-in-contract": "action",
  "not-in-role": "action",
  "not-applicable-to-account": "account",
  "removed-for-user": "account",
  "date-in-past": "date",
  "not-monetary": "amount",
  "no-exchange-rate": "currency",
  "limit-exceeded": "amount",
  "above-pre-approved": "amount",
  "approval-required": "amount",
  "no-approval-required": "amount",
  "no-eligible-approver": "amount",
};

/** The form's own fields, where they are called as in the question. */
const FIELDS: Fields = {
  action: ["action"],
  account: ["account"],
  customer: ["customer"],
  amount: ["amount"],
  currency: ["currency"],
  date: ["date"],
};

type Fields = Readonly<Partial<Record<QuestionMember, Path>>>;

/** What a payment form asks, and where it shows the answers. */
export interface PaymentSchemaOptions<Values, Output> extends SchemaOptions {
  /** What the form's values ask. */
  readonly question: (values: Values) => EvaluateQuestion;
  /**
   * Where in the form's values each member of the question stands; what is said against any other is said against the
   * form as a whole. Absent: where it stands in the question.
   */
  readonly fields?: Fields | undefined;
  /** Which member of the question a reason is about, where this form shows it elsewhere; `undefined` for none. */
  readonly about?: Readonly<Partial<Record<ReasonCode, QuestionMember | undefined>>> | undefined;
  /** Where people type amounts as their locale writes them: the question's `amount` is what was typed then. */
  readonly typed?: TypedAmounts | undefined;
  /** Counts in place of what was set in the engine. */
  readonly usage?: readonly UsageEntry[] | undefined;
  /** What a permitted payment gives; absent: the form's values. */
  readonly output?: ((values: Values, permitted: PermittedPayment) => Output) | undefined;
}

/** How amounts are typed in a form. */
export interface TypedAmounts extends ReadsAmounts {
  /** Absent: the locale of the host. */
  readonly locale?: string | undefined;
  /** Of a question without a currency: the base currency. */
  readonly currency: string;
}

/** A payment that is not denied: as the engine was asked, and what it answered. */
export interface PermittedPayment {
  /** With its amount as a decimal string. */
  readonly question: EvaluateQuestion;
  /** Executed, or pending approval. */
  readonly verdict: DecisionAnswer;
}

/** A payment: what the engine denies is refused with every reason at its field, what it permits is accepted. */
export function paymentSchema<Values, Output = Values>(
  engine: Evaluates,
  options: PaymentSchemaOptions<Values, Output>,
): StandardSchema<Values, Output> {
  const { fields = FIELDS, about = {}, output = (values: Values) => values as unknown as Output } = options;
  const at = (member: QuestionMember | undefined): Path => (member === undefined ? [] : (fields[member] ?? []));
  const reason = (given: DecisionReason): Placed => {
    const member = given.code in about ? about[given.code] : ABOUT[given.code];
    return [at(member), { kind: "reason", ...given }];
  };
  const decided = (values: Values, question: EvaluateQuestion): Judgement<Output> => {
    const verdict = engine.evaluate(question, options.usage);
    if (verdict.outcome === "denied") return { refused: verdict.reasons.map(reason) };
    return { value: output(values, { question, verdict }) };
  };
  const place = (pointer: string): Path => at(pathOf(pointer, undefined)[0] as QuestionMember | undefined);
  const problems = (question: EvaluateQuestion): Placed[] => {
    const { error } = attempt(() => engine.evaluate(question));
    return error?.issues.map((issue) => [place(issue.path), { kind: "problem", ...issue }]) ?? [];
  };
  const judge = (values: Values): Judgement<Output> => {
    const asked = options.question(object(values));
    const { typed } = options;
    if (typed === undefined) return decided(values, asked);
    const { currency = typed.currency } = asked;
    const { amount, issue } = typed.parseAmount(asked.amount ?? "", { locale: typed.locale, currency });
    if (amount !== undefined) return decided(values, { ...asked, amount });
    // Whatever else is wrong is said at once: with an amount that is one, the engine gets as far.
    const others = problems({ ...asked, amount: "1", currency: typed.currency });
    return { refused: issue === undefined ? others : [[place(issue.path), { kind: "amount", ...issue }], ...others] };
  };
  return schema({ judge, place, message: options.message });
}
