import { CountersignError } from "../engine/error.js";

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

/** @internal Compiles a module, while it arrives where the host can do that. */
export async function compiled(source: ModuleSource): Promise<WebAssembly.Module> {
  const found = isAddress(source) ? await fetch(source) : source;
  if (!isResponse(found)) return isModule(found) ? found : WebAssembly.compile(found as BufferSource);
  if (!found.ok) throw new Error(`${found.url} answered ${found.status}`);
  // Hosts compile what arrives only under this type, and some servers say another.
  const streams = found.headers.get("content-type") === "application/wasm" && "compileStreaming" in WebAssembly;
  return streams ? WebAssembly.compileStreaming(found) : WebAssembly.compile(await found.arrayBuffer());
}

/** @internal Compiles a module at once. */
export function compiledAtOnce(module: LoadedModule): WebAssembly.Module {
  return isModule(module) ? module : new WebAssembly.Module(module as BufferSource);
}

/**
 * @internal The module, if it is the one of this entry: it exports this function. Asked before it is taken, since what was
 * taken stays, and would fail at the first question.
 */
export function ours(module: WebAssembly.Module, mark: string): WebAssembly.Module {
  if (WebAssembly.Module.exports(module).some(({ name }) => name === mark)) return module;
  throw new Error("it is another module than the one of this entry");
}

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

/** What `fetch` takes; also what was made by the classes of another window. */
function isAddress(source: unknown): source is string | URL | Request {
  return typeof source === "string" || ["URL", "Request"].includes(kindOf(source));
}

const isResponse = (source: unknown): source is Response => kindOf(source) === "Response";

const isModule = (source: unknown): source is WebAssembly.Module => kindOf(source) === "WebAssembly.Module";

const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice("[object ".length, -1);
