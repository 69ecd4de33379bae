/**
 * The engine's answers as schemas that form libraries take unchanged (Standard Schema). Nothing here loads the module:
 * each schema is given the engine, or the part of an entry, that it asks.
 */
export { amountSchema, type ReadsAmounts } from "./amount.js";
export {
  ipAllowlistSchema,
  passwordSchema,
  personSchema,
  roleNameSchema,
  userNameSchema,
  type PersonDetails,
} from "./details.js";
export type { FormIssue, Message, Path, SchemaOptions } from "./issue.js";
export { limitsSchema, type LimitsSchemaOptions, type ValidatesLimits } from "./limits.js";
export {
  paymentSchema,
  type Evaluates,
  type PaymentSchemaOptions,
  type PermittedPayment,
  type QuestionMember,
  type TypedAmounts,
} from "./payment.js";
export type { StandardIssue, StandardResult, StandardSchema } from "./standard.js";
