/** Everything but the initialisation: for hosts that bring the module themselves. */
export { initSync } from "./countersign.js";
export * from "./exports.js";
