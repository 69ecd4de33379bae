import { readFileSync } from "node:fs";
import { initSync } from "../countersign.js";

export * from "./exports.js";
export { default } from "./loaded.js";

initSync({ module: readFileSync(new URL("./countersign_bg.wasm", import.meta.url)) });
