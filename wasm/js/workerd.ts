import { initSync } from "./countersign.js";
import module from "./countersign_bg.wasm";

export * from "./exports.js";

initSync({ module });

/** The module is loaded already; the same call as in a browser. */
export default function init(): Promise<void> {
  return Promise.resolve();
}
