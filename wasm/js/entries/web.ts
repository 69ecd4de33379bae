import { isLoaded } from "../engine/call.js";
import load from "../countersign.js";
import { Engine } from "./exports.js";
import { compiled, notLoaded, ours, type ModuleSource } from "./module.js";

export * from "./exports.js";
export type { ModuleSource } from "./module.js";

let ready: Promise<void> | undefined;

/**
 * Loads the engine's module; further calls wait for the first, and a call after a failed one tries again. By default
 * from beside this file; or from a URL, a Response, bytes, or a compiled module.
 *
 * @throws CountersignError `wasm-not-allowed` where the page's content security policy or the host forbids WebAssembly,
 * `module-not-loaded` where the module cannot be fetched or is another one than this entry's.
 */
export default function init(module?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  ready ??= start(module).catch((failed: unknown) => {
    ready = undefined;
    throw notLoaded(failed);
  });
  return ready;
}

async function start(module?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  if (isLoaded()) return;
  // Bundlers find the module by this expression, and put it beside what they make.
  const source = (await module) ?? new URL("countersign_bg.wasm", import.meta.url);
  await load({ module_or_path: ours(await compiled(source), Engine.mark) });
}
