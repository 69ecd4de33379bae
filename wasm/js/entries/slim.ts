/** Everything but the initialisation: for hosts that bring the module themselves. */
import { isLoaded } from "../engine/call.js";
import { initSync as load } from "../countersign.js";
import { Engine } from "./exports.js";
import { compiledAtOnce, notLoaded, ours, type LoadedModule } from "./module.js";

export * from "./exports.js";
export type { LoadedModule } from "./module.js";

/**
 * Takes the engine's module, as its bytes or compiled; a module that was taken stays.
 *
 * @throws CountersignError `wasm-not-allowed` where the page's content security policy or the host forbids WebAssembly,
 * `module-not-loaded` for anything that is not the module of this entry.
 */
export function initSync({ module }: { module: LoadedModule }): void {
  if (isLoaded()) return;
  try {
    load({ module: ours(compiledAtOnce(module), Engine.mark) });
  } catch (failed) {
    throw notLoaded(failed);
  }
}
