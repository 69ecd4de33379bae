import { readFileSync } from "node:fs";
import { initSync } from "./countersign.js";

export * from "./exports.js";

initSync({ module: readFileSync(new URL("./countersign_bg.wasm", import.meta.url)) });

/** The module is loaded already; the same call as in a browser. */
export default function init(): Promise<void> {
  return Promise.resolve();
}
