/**
 * What callers give, as JSON text: what `JSON.stringify` would write of it, copied first, so that little is taken before it
 * is known how much there is. Getters, proxies and `toJSON` of the caller run here, before the module is at work, where
 * whatever they throw does no harm.
 */
import { text } from "./document.js";
import { CountersignError } from "./error.js";

/** How deep lists and objects may be nested, as in the engine's reader. */
const DEPTH_MAX = 127;
/** More than this is no question, and would fill the memory. */
const VALUES_MAX = 10_000_000;

/** How much may still be copied. */
interface Budget {
  values: number;
}

/** @internal A value that a caller gave, as JSON text. */
export function asText(value: unknown): string {
  let data: unknown;
  try {
    data = copied(value, "", DEPTH_MAX, { values: VALUES_MAX });
  } catch {
    throw CountersignError.of("wrong-type", "", "cannot be written as JSON");
  }
  return text(data, "");
}

/** The data of a value; nothing for a function, a symbol and `undefined`, which JSON leaves out of an object. */
function copied(given: unknown, name: string | number, depth: number, budget: Budget): unknown {
  if (typeof given === "string") return wellFormed(given);
  if (typeof given === "boolean" || given === null) return given;
  const value = unboxed(asJson(given, name));
  budget.values -= 1;
  if (budget.values < 0) throw new RangeError("too many values");
  switch (typeof value) {
    case "string":
      return wellFormed(value);
    case "number":
      return Number.isFinite(value) ? value : null;
    case "bigint":
      throw new TypeError("a bigint is no JSON");
    case "object":
      if (value === null) return null;
      if (depth === 0) throw new RangeError("it holds itself, or is nested too deeply");
      return Array.isArray(value) ? items(value, depth, budget) : members(value, depth, budget);
    default:
      return typeof value === "boolean" ? value : undefined;
  }
}

/** The value that `toJSON` gives, as dates have it; or the value itself. */
function asJson(value: unknown, name: string | number): unknown {
  const mayKnow = typeof value === "object" || typeof value === "function" || typeof value === "bigint";
  const { toJSON } = (mayKnow ? value : {}) as { toJSON?: unknown };
  return typeof toJSON === "function" ? (toJSON.call(value, String(name)) as unknown) : value;
}

function unboxed(value: unknown): unknown {
  if (typeof value !== "object") return value;
  if (value instanceof String) return String(value);
  if (value instanceof Number) return Number(value);
  return value instanceof Boolean ? Boolean.prototype.valueOf.call(value) : value;
}

function items(list: readonly unknown[], depth: number, budget: Budget): unknown[] {
  const data: unknown[] = [];
  const { length } = list;
  for (let index = 0; index < length; index += 1) data.push(copied(list[index], index, depth - 1, budget) ?? null);
  return data;
}

function members(object: object, depth: number, budget: Budget): object {
  const data: Record<string, unknown> = {};
  for (const name of Object.keys(object)) {
    const value = copied((object as Record<string, unknown>)[name], name, depth - 1, budget);
    if (value === undefined) continue;
    // Defined and not assigned: assigning `__proto__` would set the prototype.
    if (name === "__proto__") Object.defineProperty(data, name, { value, enumerable: true });
    else data[wellFormed(name)] = value;
  }
  return data;
}

const HALF_A_PAIR = /\p{Surrogate}/u;

/** Half a surrogate pair has no UTF-8: the module would read another character in its place. */
function wellFormed(text: string): string {
  if (HALF_A_PAIR.test(text)) throw new TypeError("it has half a surrogate pair");
  return text;
}
