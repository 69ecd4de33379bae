/** Everything but the initialisation: for hosts that bring the module themselves. */
import { initSync as load, type SyncInitInput } from "./countersign.js";
import { notLoaded, type LoadedModule } from "./source.js";

export * from "./exports.js";
export type { LoadedModule } from "./source.js";

/**
 * Takes the engine's module, as its bytes or compiled; a module that was taken stays.
 *
 * @throws CountersignError `wasm-not-allowed` where the page's content security policy or the host forbids WebAssembly,
 * `module-not-loaded` for anything that is no module of this package.
 */
export function initSync({ module }: { module: LoadedModule }): void {
  try {
    load({ module: module as SyncInitInput });
  } catch (failed) {
    throw notLoaded(failed);
  }
}
