/**
 * The engine's answers as schemas that form libraries take unchanged (Standard Schema). Nothing here loads the module:
 * each schema is given the engine, or the part of an entry, that it asks.
 */
export { amountSchema, type ReadsAmounts } from "./schema/amount.js";
export {
  ipAllowlistSchema,
  passwordSchema,
  personSchema,
  roleNameSchema,
  userNameSchema,
  type PersonDetails,
} from "./schema/details.js";
export type { FormIssue, Message, Path, SchemaOptions } from "./schema/issue.js";
export { limitsSchema, type LimitsSchemaOptions, type ValidatesLimits } from "./schema/limits.js";
export {
  paymentSchema,
  type Evaluates,
  type PaymentSchemaOptions,
  type PermittedPayment,
  type QuestionMember,
  type TypedAmounts,
} from "./schema/payment.js";
export type { StandardIssue, StandardResult, StandardSchema } from "./schema/standard.js";
