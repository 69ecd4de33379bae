import load, { type InitInput } from "./countersign.js";

export * from "./exports.js";

let ready: Promise<void> | undefined;

/**
 * Loads the engine's module; further calls wait for the first. By default from beside this file; or from a URL, a
 * Response, bytes, or a compiled module.
 */
export default function init(module?: InitInput | Promise<InitInput>): Promise<void> {
  ready ??= start(module).catch((failed: unknown) => {
    ready = undefined;
    throw failed;
  });
  return ready;
}

async function start(module?: InitInput | Promise<InitInput>): Promise<void> {
  await (module === undefined ? load() : load({ module_or_path: module }));
}
