import { engineVersion, moduleMemory } from "../countersign.js";
import { CountersignError, type Issue } from "./error.js";
import type { SnapshotDocument } from "../types.js";

/** @internal Runs a call of the module; what it throws becomes a {@link CountersignError}. */
export function call<T>(what: () => T): T {
  try {
    return what();
  } catch (thrown) {
    if (typeof thrown !== "string") throw CountersignError.of("not-initialised", "", notReady(thrown));
    throw new CountersignError(JSON.parse(thrown) as Issue[]);
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
/** Whether views of the memory are empty once it has grown. In plain JavaScript they stay, over what it was. */
let empties = false;

/** @internal The module's memory; there is an engine already, so the module is loaded. */
export function memory(): WebAssembly.Memory {
  if (known === undefined) {
    known = moduleMemory() as WebAssembly.Memory;
    empties = typeof WebAssembly === "object" && known instanceof WebAssembly.Memory;
  }
  return known;
}

/** Whether a view is one of the memory as it is now. Where views tell, the memory is not asked: that takes longer. */
export function isCurrent(view: Float64Array | Uint32Array): boolean {
  return view.length !== 0 && (empties || view.buffer === memory().buffer);
}

function notReady(thrown: unknown): string {
  const cause = thrown instanceof Error ? `: ${thrown.message}` : "";
  return `the engine's module did not answer; await init() first${cause}`;
}

/** @internal The version that a caller gave with a snapshot, if any. */
export function versionOf(options: unknown): string | undefined {
  let version: unknown;
  try {
    ({ version } = (options ?? {}) as { version?: unknown });
  } catch {
    throw notText();
  }
  if (version !== undefined && typeof version !== "string") throw notText();
  return version;
}

function notText(): CountersignError {
  return CountersignError.of("wrong-type", "/version", "must be a string");
}

/** @internal JSON text of a value that a caller gave. */
export function text(value: unknown, path: string): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch {
    throw notJson(path);
  }
  if (json === undefined) throw notJson(path);
  return json;
}

function notJson(path: string): CountersignError {
  return CountersignError.of("wrong-type", path, "cannot be written as JSON");
}

/** @internal JSON text of a value that may be absent. */
export function optionalText(value: unknown, path: string): string | undefined {
  return value === undefined ? undefined : text(value, path);
}

/** A snapshot document as callers have it: an object, JSON text, or the bytes of JSON text. */
export type DocumentInput = SnapshotDocument | string | Uint8Array | ArrayBuffer;

/** @internal JSON text of a document as bytes. */
export function bytes(document: DocumentInput): Uint8Array {
  if (typeof document === "string") return encoded(document);
  return copied(Uint8Array, document) ?? viewed(document) ?? encoded(text(document, ""));
}

function encoded(json: string): Uint8Array {
  try {
    return new TextEncoder().encode(json);
  } catch {
    // Larger than an array can be.
    throw notJson("");
  }
}

function viewed(buffer: unknown): Uint8Array | undefined {
  try {
    return buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : undefined;
  } catch {
    // It was given away, or only pretends to be one.
    return undefined;
  }
}

/** What every array of numbers says of its kind; nothing for anything else, whatever that pretends to be. */
const kindOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get;

/** An array of numbers of a kind as a copy: the caller's own may say another length each time it is asked. */
export function copied<Numbers extends Uint8Array | Uint32Array>(
  kind: new (numbers: Numbers) => Numbers,
  value: unknown,
): Numbers | undefined {
  if (kindOf?.call(value) !== kind.name) return undefined;
  try {
    return new kind(value as Numbers);
  } catch {
    // It was given away: there is nothing left to copy.
    return undefined;
  }
}
