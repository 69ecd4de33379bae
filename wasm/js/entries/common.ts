/** What the entries of both modules export alike. */
export { formatAmount, parseAmount, type AmountDisplay, type AmountFormat } from "../engine/amount.js";
export type { DocumentInput } from "../engine/document.js";
export type { MatrixBits, QuickVerdict, Versioned, Versions } from "../engine/engine.js";
export type { Entitlements, Opened, Refreshed, Source } from "../engine/entitlements.js";
export { CountersignError, type Issue, type PackageCode } from "../engine/error.js";
export {
  UNKNOWN,
  type AccountHandle,
  type ActionHandle,
  type CustomerHandle,
  type Handle,
  type Handles,
  type PlaceHandle,
  type UserHandle,
} from "../engine/handles.js";
export type * from "../types.js";
