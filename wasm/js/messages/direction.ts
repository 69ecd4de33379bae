const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/** What turns the direction of the text around it: nothing that a value may bring along. */
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A value so that text around it keeps its direction, and the value its own. */
export type Isolate = (value: string) => string;

/** From right to left every value is isolated; from left to right those that are written the other way. */
export function isolateIn(dir: "ltr" | "rtl"): Isolate {
  return (value) =>
    dir === "rtl" || RIGHT_TO_LEFT.test(value) ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value;
}

/** A name as it was entered, without what would turn the text around it. */
export function withoutControls(name: string): string {
  return name.replace(CONTROLS, "");
}
