import load, { type InitInput } from "./countersign.js";
import { notLoaded, type ModuleSource } from "./source.js";

export * from "./exports.js";
export type { ModuleSource } from "./source.js";

let ready: Promise<void> | undefined;

/**
 * Loads the engine's module; further calls wait for the first, and a call after a failed one tries again. By default
 * from beside this file; or from a URL, a Response, bytes, or a compiled module.
 *
 * @throws CountersignError `wasm-not-allowed` where the page's content security policy or the host forbids WebAssembly,
 * `module-not-loaded` where the module cannot be fetched or is no module of this package.
 */
export default function init(module?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  ready ??= start(module).catch((failed: unknown) => {
    ready = undefined;
    throw notLoaded(failed);
  });
  return ready;
}

async function start(module?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  await (module === undefined ? load() : load({ module_or_path: module as InitInput | Promise<InitInput> }));
}
