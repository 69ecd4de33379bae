import type { Sections, Takes } from "./sections.js";

/** A text whose wording depends on a count; `by` says which one. */
export type Forms = { readonly by: string; readonly other: string } & {
  readonly [Category in Intl.LDMLPluralRule]?: string;
};

/** A text as it is written: what stands in braces is put in. */
export type Wording = string | Forms;

/** A text, or several: the first one that names nothing which an answer lacks is said. */
export type Text = Wording | readonly Wording[];

interface Language {
  /** BCP 47 language of the texts. */
  readonly language: string;
  /** The direction of its script. */
  readonly dir: "ltr" | "rtl";
}

/** All texts in one language. A bank's own wording goes in their place: `{ ...en, reason: { ...en.reason, … } }`. */
export type Texts = Language & {
  readonly [Section in keyof Sections]: { readonly [Code in keyof Sections[Section]]: Text };
};

/**
 * Texts without a mistake: neither a code nor a plural form of the language is missing or superfluous, and each text names
 * all of what its code takes and nothing else. Anything else becomes a type that says what is wrong.
 */
export type Checked<All, Plurals extends Intl.LDMLPluralRule> = Language & {
  readonly [Section in keyof Sections | Exclude<keyof All, keyof Language>]: Section extends keyof Sections
    ? CheckedSection<Section extends keyof All ? All[Section] : unknown, Sections[Section], Plurals>
    : "is no section";
};

type CheckedSection<Said, Codes, Plurals> = {
  readonly [Code in keyof Codes | keyof Said]: Code extends keyof Codes
    ? Code extends keyof Said
      ? CheckedText<Said[Code], Codes[Code], Plurals>
      : Text
    : "is no code";
};

type CheckedText<Said, Names, Plurals> =
  Names extends Takes<infer Always, infer Maybe>
    ? [Maybe] extends [never]
      ? CheckedWording<Said, Always, Always, Plurals>
      : CheckedVariants<Said, Always, Always | Maybe, Plurals>
    : never;

/** The first names everything, the last only what is always there, those between something of both. */
type CheckedVariants<Said, Always, All, Plurals> = Said extends readonly [infer First, ...infer Between, infer Last]
  ? readonly [
      CheckedWording<First, All, All, Plurals>,
      ...{ readonly [Index in keyof Between]: CheckedWording<Between[Index], Always, All, Plurals> },
      CheckedWording<Last, Always, Always, Plurals>,
    ]
  : "needs a text for when something is not given";

/** A wording that names at least some and at most others. */
type CheckedWording<Said, Least, Most, Plurals> = Said extends string
  ? CheckedNames<Said, Least, Most>
  : Said extends { readonly by: infer By; readonly other: infer Other }
    ? {
        readonly by: By extends Named<Other> ? By : "is not named";
        readonly other: CheckedNames<Other, Least, Most>;
      } & {
        // A form for one or two may do without its count.
        readonly [Form in (Plurals & string) | Exclude<keyof Said, "by" | "other">]: Form extends Plurals
          ? Form extends keyof Said
            ? CheckedNames<Said[Form], Exclude<Least, By>, Most>
            : string
          : "is no plural form of this language";
      }
    : Wording;

type CheckedNames<Said, Least, Most> = [Exclude<Least, Named<Said>>] extends [never]
  ? [Exclude<Named<Said>, Most>] extends [never]
    ? Said
    : `{${Exclude<Named<Said>, Most> & string}} is not given`
  : `{${Exclude<Least, Named<Said>> & string}} is missing`;

/** What stands in braces. */
type Named<Said> = Said extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;
