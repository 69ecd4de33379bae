/** For bundlers that refuse wasm: the module is text in a file of JavaScript. */
import module from "./inline-module.js";
import { initSync } from "./slim.js";

export * from "./exports.js";
export { default } from "./loaded.js";

initSync({ module: decode(module) });

function decode(base64: string): Uint8Array<ArrayBuffer> {
  // Newer hosts have it, their types do not yet.
  const { fromBase64 } = Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
  return fromBase64 === undefined
    ? Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))
    : fromBase64(base64);
}
