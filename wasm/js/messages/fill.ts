import type { Text, Wording } from "./texts.js";

/** What a text may name; a number counts something. What an answer does not say is absent. */
export type Values = Readonly<Record<string, string | number | undefined>>;

/** Puts values into a text; nothing if the answer lacks something that each of its wordings names. */
export type Fill = (text: Text, values: Values) => string | undefined;

const NAME = /\{(\w+)\}/g;

export function fillIn(language: string, number: (number: number) => string): Fill {
  const plural = new Intl.PluralRules(language);
  const form = (wording: Wording, values: Values): string => {
    if (typeof wording === "string") return wording;
    const count = values[wording.by];
    return (typeof count === "number" ? wording[plural.select(count)] : undefined) ?? wording.other;
  };
  const shown = (value: Values[string]): string => (typeof value === "number" ? number(value) : (value ?? ""));
  return (text, values) => {
    const wordings = typeof text === "string" || !isList(text) ? [text] : text;
    const found = wordings.find((wording) => namesOf(wording).every((name) => values[name] !== undefined));
    if (found === undefined) return undefined;
    return form(found, values).replace(NAME, (_, name: string) => shown(values[name]));
  };
}

/** All that a wording names; its plural forms name no more than `other`. */
function namesOf(wording: Wording): string[] {
  const text = typeof wording === "string" ? wording : wording.other;
  return [...text.matchAll(NAME)].map(([, name]) => name ?? "");
}

function isList(text: Text): text is readonly Wording[] {
  return Array.isArray(text);
}
