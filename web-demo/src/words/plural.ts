/** The forms of a sentence that names a number; those that a language lacks are left out. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The form for a number, in a language. */
export function pluralIn(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
