import { initSync } from "./countersign.js";
import module from "./countersign_bg.wasm";

export { Engine } from "./engine.js";
export { CountersignError, type Issue, type PackageCode } from "./error.js";
export type * from "./types.js";

initSync({ module });

/** The module is loaded already; the same call as in a browser. */
export default function init(): Promise<void> {
  return Promise.resolve();
}
