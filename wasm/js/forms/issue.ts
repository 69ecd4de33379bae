import type { Issue } from "../engine/error.js";
import type { AmountIssue, DecisionReason, DetailIssue, LimitIssue, RuleAnswer } from "../types.js";

/** What is said against a value, with everything the engine said about it. */
export type FormIssue =
  | ({ readonly kind: "reason" } & DecisionReason)
  | ({ readonly kind: "amount" } & AmountIssue)
  | ({ readonly kind: "limit" } & LimitIssue)
  | ({ readonly kind: "detail" } & DetailIssue)
  | ({ readonly kind: "rule"; readonly code: RuleAnswer["rule"] } & RuleAnswer)
  | ({ readonly kind: "problem" } & Issue);

/** The sentence that a form shows for an issue. */
export type Message = (issue: FormIssue) => string;

/** What every schema can be told. */
export interface SchemaOptions {
  /** Absent: the issue's stable code. */
  readonly message?: Message | undefined;
}

/** Where in a value something is. */
export type Path = readonly PropertyKey[];

/** An issue and where in the value it is. */
export type Placed = readonly [path: Path, issue: FormIssue];

/** @internal The path of a JSON Pointer into a value: members of lists by number, as form libraries write them. */
export function pathOf(pointer: string, value: unknown): PropertyKey[] {
  let at = value;
  return pointer.split("/").slice(1).map((token) => {
    const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
    const key = Array.isArray(at) ? Number(name) : name;
    at = isObject(at) ? at[key] : undefined;
    return key;
  });
}

/** @internal Whether a value has members. */
export function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === "object" && value !== null;
}
