import { initSync } from "../countersign.js";
import module from "./countersign_bg.wasm";

export * from "./exports.js";
export { default } from "./loaded.js";

initSync({ module });
