/** The largest amounts that pass, in the currency of the form; null: nothing bounds them. */
export interface Passing {
  /** Without approval. */
  execute: string | null;
  /** At all. */
  pass: string | null;
}

/** An amount that a person is offered. */
export interface Offer {
  kind: 'withoutApproval' | 'atMost';
  amount: string | null;
}

/** No amount is zero, and an offer of it says that none passes. */
const isNone = (amount: string | null): boolean => amount !== null && /^0(\.0+)?$/.test(amount);

/** What a person can be offered: amounts that pass, the larger one where it is another. */
export function largest({ execute, pass }: Passing): Offer[] {
  const offers: Offer[] = [{ kind: 'withoutApproval', amount: execute }];
  if (pass !== execute) offers.push({ kind: 'atMost', amount: pass });
  return offers.filter(({ amount }) => !isNone(amount));
}
