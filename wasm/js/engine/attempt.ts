import type { CountersignError } from "./error.js";

/** What a call answered, or what it was refused for. */
export type Attempt<Answer> =
  | { readonly answer: Answer; readonly error?: undefined }
  | { readonly answer?: undefined; readonly error: CountersignError };

/** Calls; what the package refuses comes back as a value, anything else is thrown on. */
export function attempt<Answer>(call: () => Answer): Attempt<Answer> {
  try {
    return { answer: call() };
  } catch (thrown) {
    if (isRefusal(thrown)) return { error: thrown };
    throw thrown;
  }
}

/** By name: each entry of the package has the class for itself. */
function isRefusal(thrown: unknown): thrown is CountersignError {
  return thrown instanceof Error && thrown.name === "CountersignError" && "issues" in thrown;
}
