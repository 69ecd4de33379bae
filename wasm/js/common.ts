/** What the entries of both modules export alike. */
export { formatAmount, parseAmount, type AmountDisplay, type AmountFormat } from "./amount.js";
export type { DocumentInput } from "./call.js";
export type { MatrixBits, QuickVerdict, Versioned, Versions } from "./engine.js";
export type { Entitlements, Opened, Refreshed, Source } from "./entitlements.js";
export { CountersignError, type Issue, type PackageCode } from "./error.js";
export {
  UNKNOWN,
  type AccountHandle,
  type ActionHandle,
  type CustomerHandle,
  type Handle,
  type Handles,
  type PlaceHandle,
  type UserHandle,
} from "./handles.js";
export type * from "./types.js";
