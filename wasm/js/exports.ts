/** What every entry exports beside its way of loading the module. */
export type { DocumentInput } from "./call.js";
export { Engine, type MatrixBits, type QuickVerdict } from "./engine.js";
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
