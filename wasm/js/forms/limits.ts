import type { LimitIssue, Overrides, ValidateLimitsQuestion } from "../types.js";
import { pathOf, type Path, type SchemaOptions } from "./issue.js";
import { given, object, schema, unless } from "./schema.js";
import type { StandardSchema } from "./standard.js";

/** The part of an engine that judges limits. */
export interface ValidatesLimits {
  /** Which of these limits cannot be set. */
  validateLimits(question: ValidateLimitsQuestion): LimitIssue[];
}

/** Whose limits a form sets, and where they stand in it. */
export interface LimitsSchemaOptions<Values> extends SchemaOptions {
  /** Whose limits are set. */
  readonly user: string;
  /** At which customer. */
  readonly customer: string;
  /** The limits of the form's values; absent: the values are the limits. */
  readonly limits?: ((values: Values) => Overrides) | undefined;
  /**
   * Where in the form's values the member of the limits at a path stands; absent: at the same path. Ids are keys of such
   * a path, and many form libraries split the names of their fields at points.
   */
  readonly at?: ((path: Path, values: Values) => Path) | undefined;
}

/** The limits of a user at a customer; a field in which nothing stands sets no limit. Its output is what to set. */
export function limitsSchema<Values = Overrides>(
  engine: ValidatesLimits,
  options: LimitsSchemaOptions<Values>,
): StandardSchema<Values, Overrides> {
  const { user, customer, message } = options;
  const { limits = (values: Values) => values as Overrides, at = (path: Path) => path } = options;
  const place = (pointer: string, values: Values): Path => at(pathOf(pointer, undefined), values);
  return schema<Values, Overrides>({
    message,
    place: (pointer, values) => (pointer.startsWith("/limits/") ? place(pointer.slice(7), values) : []),
    judge: (values) => {
      const set = given(limits(object(values)));
      const issues = engine.validateLimits({ user, customer, limits: set });
      return unless(issues.map((issue) => [place(issue.path, values), { kind: "limit", ...issue }]), set);
    },
  });
}
