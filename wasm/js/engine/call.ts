import { engineVersion, moduleMemory } from "../countersign.js";
import { CountersignError, type Issue } from "./error.js";

/** @internal Runs a call of the module; what it throws becomes a {@link CountersignError}. */
export function call<T>(what: () => T): T {
  try {
    return what();
  } catch (thrown) {
    if (!Array.isArray(thrown)) throw CountersignError.of("not-initialised", "", notReady(thrown));
    throw new CountersignError(thrown as Issue[]);
  }
}

/** @internal Whether a module was taken; it stays then. */
export function isLoaded(): boolean {
  try {
    engineVersion();
    return true;
  } catch {
    return false;
  }
}

let known: WebAssembly.Memory | undefined;
/** Whether views of the memory become empty when it grows. In the plain JavaScript build they stay, over old memory. */
let empties = false;

/** @internal The module's memory; there is an engine already, so the module is loaded. */
export function memory(): WebAssembly.Memory {
  if (known === undefined) {
    known = moduleMemory() as WebAssembly.Memory;
    empties = typeof WebAssembly === "object" && known instanceof WebAssembly.Memory;
  }
  return known;
}

/** Whether a view is of the current memory. Where an empty view tells, the module is not asked, which takes longer. */
export function isCurrent(view: Float64Array | Uint32Array): boolean {
  return view.length !== 0 && (empties || view.buffer === memory().buffer);
}

function notReady(thrown: unknown): string {
  const cause = thrown instanceof Error ? `: ${thrown.message}` : "";
  return `the engine's module did not answer; await init() first${cause}`;
}
