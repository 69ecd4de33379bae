import type { ProblemCode } from "./types.js";

/** Codes of the package itself, beside those of the engine. */
export type PackageCode = "not-initialised" | "engine-freed" | "session-freed" | "request-failed" | "not-opened";

/** One problem: where (a JSON Pointer), what (a stable code), and a sentence for developers. */
export interface Issue {
  readonly path: string;
  readonly code: ProblemCode | PackageCode;
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

  constructor(issues: readonly Issue[]) {
    const first = issues[0] ?? { path: "", code: "invalid-json", message: "is not understood" };
    super(`${first.path}: ${first.message} (${first.code})`);
    this.code = first.code;
    this.path = first.path;
    this.issues = issues;
  }

  /** An error with one issue. */
  static of(code: Issue["code"], path: string, message: string): CountersignError {
    return new CountersignError([{ path, code, message }]);
  }
}
