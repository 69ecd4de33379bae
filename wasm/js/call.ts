import { moduleMemory } from "./countersign.js";
import { CountersignError, type Issue } from "./error.js";
import type { SnapshotDocument } from "./types.js";

/** @internal Runs a call of the module; what it throws becomes a {@link CountersignError}. */
export function call<T>(what: () => T): T {
  try {
    return what();
  } catch (thrown) {
    if (typeof thrown !== "string") throw CountersignError.of("not-initialised", "", notReady(thrown));
    throw new CountersignError(JSON.parse(thrown) as Issue[]);
  }
}

let known: WebAssembly.Memory | undefined;

/** @internal The module's memory; there is an engine already, so the module is loaded. */
export function memory(): WebAssembly.Memory {
  return (known ??= moduleMemory() as WebAssembly.Memory);
}

function notReady(thrown: unknown): string {
  const cause = thrown instanceof Error ? `: ${thrown.message}` : "";
  return `the engine's module did not answer; await init() first${cause}`;
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
  if (document instanceof Uint8Array) return document;
  if (document instanceof ArrayBuffer) return new Uint8Array(document);
  return new TextEncoder().encode(typeof document === "string" ? document : text(document, ""));
}
