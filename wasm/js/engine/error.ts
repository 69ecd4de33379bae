import type { ProblemCode } from "../types.js";

/**
 * Codes of the package itself, beside those of the engine. `wasm-not-allowed`: the page's policy or the host forbids
 * WebAssembly; `module-not-loaded`: the module could not be fetched, or is another one; `request-failed`: the service gave no
 * answer; `not-opened`: the engine was not made by `Engine.open`.
 */
export type PackageCode =
  | "wasm-not-allowed"
  | "module-not-loaded"
  | "not-initialised"
  | "engine-freed"
  | "session-freed"
  | "request-failed"
  | "not-opened";

/** One problem: where (a JSON Pointer), what (a stable code), and a sentence for developers. */
export interface Issue {
  /** Where: a JSON Pointer into what was given; empty for the whole of it. */
  readonly path: string;
  /** What: a stable code. */
  readonly code: ProblemCode | PackageCode;
  /** A sentence for developers; its wording may change. */
  readonly message: string;
}

/** What every method throws: the first issue's code and path, and all issues. */
export class CountersignError extends Error {
  override readonly name = "CountersignError";
  /** Stable code of the first issue. */
  readonly code: Issue["code"];
  /** JSON Pointer of the first issue. */
  readonly path: string;
  /** Every issue, in the order of the document. */
  readonly issues: readonly Issue[];

  /** An error with these issues, and what caused it if something did. */
  constructor(issues: readonly Issue[], options?: { cause: unknown }) {
    const first = issues[0] ?? { path: "", code: "invalid-json", message: "is not understood" };
    const where = first.path === "" ? "" : `${first.path}: `;
    super(`${where}${first.message} (${first.code})`, options);
    this.code = first.code;
    this.path = first.path;
    this.issues = issues;
  }

  /** An error with one issue. */
  static of(code: Issue["code"], path: string, message: string, options?: { cause: unknown }): CountersignError {
    return new CountersignError([{ path, code, message }], options);
  }
}

/** @internal What a class says that nobody makes with `new`. */
export function notMade(message: string): CountersignError {
  return CountersignError.of("wrong-type", "", message);
}
