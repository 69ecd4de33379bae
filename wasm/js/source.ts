import { CountersignError } from "./error.js";

/** A global class of the host; `never` where it has none, so that these types ask for no library of a host. */
type Global<Name extends string> = typeof globalThis extends { [name in Name]: { prototype: infer Made } }
  ? Made
  : never;

/** A compiled module, where the host's types know WebAssembly. */
type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Made } } } ? Made : never;

/** A module that is there: its bytes, or compiled. */
export type LoadedModule = ArrayBuffer | ArrayBufferView | CompiledModule;

/** Where the engine's module is: at an address, in an answer of the network, or there already. */
export type ModuleSource = string | Global<"URL"> | Global<"Request"> | Global<"Response"> | LoadedModule;

/** The smallest module there is: it says whether any may be compiled. */
const EMPTY_MODULE = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

const REMEDY = "WebAssembly needs script-src 'wasm-unsafe-eval'; countersign/js does without it";

/** @internal Why the module is not there. */
export function notLoaded(cause: unknown): CountersignError {
  const said = cause instanceof Error ? cause.message : String(cause);
  return mayCompile()
    ? CountersignError.of("module-not-loaded", "", `the engine's module cannot be loaded: ${said}`, { cause })
    : CountersignError.of("wasm-not-allowed", "", `${REMEDY}: ${said}`, { cause });
}

function mayCompile(): boolean {
  try {
    return new WebAssembly.Module(EMPTY_MODULE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
