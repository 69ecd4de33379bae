import { attempt } from "../engine/attempt.js";
import { CountersignError } from "../engine/error.js";
import { isObject, type Path, type Placed, type SchemaOptions } from "./issue.js";
import type { StandardSchema } from "./standard.js";

/** A value that is accepted, or what is said against it. */
export type Judgement<Output> = { readonly value: Output } | { readonly refused: readonly Placed[] };

/** How one kind of value is judged. */
export interface Judge<Input, Output> extends SchemaOptions {
  /** What the package throws becomes issues. */
  readonly judge: (value: Input) => Judgement<Output>;
  /** Where in the value a pointer into the question leads; absent: to the whole of it. */
  readonly place?: (pointer: string, value: Input) => Path;
}

export function schema<Input, Output = Input>({
  judge,
  place = () => [],
  message = ({ code }) => code,
}: Judge<Input, Output>): StandardSchema<Input, Output> {
  const judged = (value: unknown): Judgement<Output> => {
    // Whatever it is, it goes to the engine, which says if it is of another type.
    const { answer, error } = attempt(() => judge(value as Input));
    if (answer !== undefined) return answer;
    return { refused: error.issues.map((issue) => [place(issue.path, value as Input), { kind: "problem", ...issue }]) };
  };
  const validate = (value: unknown) => {
    const judgement = judged(value);
    if ("value" in judgement) return judgement;
    return { issues: judgement.refused.map(([path, issue]) => ({ path, message: message(issue) })) };
  };
  return { "~standard": { version: 1, vendor: "countersign", validate } };
}

/** The value, unless something is said against it. */
export function unless<Output>(refused: readonly Placed[], value: Output): Judgement<Output> {
  return refused.length === 0 ? { value } : { refused };
}

/** Without the members in which nothing is typed: a field of a form is empty text then, and nothing is given. */
export function given<Value>(value: Value): Value {
  const entries = Object.entries(object(value) as object).filter(([, member]) => member !== "");
  const inner = (member: unknown): unknown => (isObject(member) && !Array.isArray(member) ? given(member) : member);
  return Object.fromEntries(entries.map(([name, member]) => [name, inner(member)])) as Value;
}

/** The value, if it is an object at all. */
export function object<Value>(value: Value): Value {
  if (isObject(value)) return value;
  throw CountersignError.of("wrong-type", "", "must be an object");
}
