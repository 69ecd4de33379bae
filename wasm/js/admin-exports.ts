/** In place of `exports.ts` under `admin`, where the module has everything. */
export type { DocumentInput } from "./call.js";
export * from "./details.js";
export { Engine } from "./admin.js";
export { type MatrixBits, type QuickVerdict } from "./engine.js";
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
export { EditSession } from "./session.js";
export type * from "./types.js";
