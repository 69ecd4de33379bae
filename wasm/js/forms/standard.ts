/** Standard Schema, version 1 (https://standardschema.dev): what form libraries take as a schema. */
export interface StandardSchema<Input, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    /** Never a promise: the engine answers at once. */
    readonly validate: (value: unknown) => StandardResult<Output>;
    /** For the compiler only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** A value, or what is wrong with it. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One thing that is wrong with a value. */
export interface StandardIssue {
  /** The sentence that a form shows. */
  readonly message: string;
  /** Where in the value; empty: the whole of it. */
  readonly path: readonly PropertyKey[];
}
