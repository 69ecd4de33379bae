/** Documents as callers have them, on their way to the module: JSON text in bytes. */
import type { SnapshotDocument } from "../types.js";
import { CountersignError } from "./error.js";

/** A snapshot document as callers have it: an object, JSON text, or the bytes of JSON text. */
export type DocumentInput = SnapshotDocument | string | Uint8Array | ArrayBuffer;

/** @internal JSON text of a document as bytes. */
export function bytes(document: DocumentInput): Uint8Array {
  if (typeof document === "string") return encoded(document);
  return numbers(Uint8Array, document) ?? viewed(document) ?? encoded(text(document, ""));
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

/** Getters of every typed array, taken from the prototype: a caller's object may override its own. */
const ofArrays = Object.getPrototypeOf(Uint8Array.prototype) as object;

/** What an array of numbers says itself; nothing of anything else. */
function said(array: unknown, property: PropertyKey): unknown {
  return Object.getOwnPropertyDescriptor(ofArrays, property)?.get?.call(array);
}

/** @internal The caller's numbers in a view of our own: a getter of theirs may say another length each time. */
export function numbers<Numbers extends Uint8Array | Uint32Array>(
  kind: new (buffer: ArrayBuffer, offset: number, length: number) => Numbers,
  value: unknown,
): Numbers | undefined {
  if (said(value, Symbol.toStringTag) !== kind.name) return undefined;
  try {
    const [buffer, offset, length] = ["buffer", "byteOffset", "length"].map((property) => said(value, property));
    return new kind(buffer as ArrayBuffer, offset as number, length as number);
  } catch {
    // It was given away: there is nothing left to see.
    return undefined;
  }
}

/** @internal JSON text of a document, or of a list that may be as long. */
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

/** @internal The same of a list that may be absent. */
export function textIfAny(value: unknown, path: string): string | undefined {
  return value === undefined ? undefined : text(value, path);
}

function notJson(path: string): CountersignError {
  return CountersignError.of("wrong-type", path, "cannot be written as JSON");
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
