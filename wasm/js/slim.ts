/** Everything but the initialisation: for hosts that bring the module themselves. */
export { initSync } from "./countersign.js";
export { Engine } from "./engine.js";
export { CountersignError, type Issue, type PackageCode } from "./error.js";
export type * from "./types.js";
