import type { DecisionAnswer, Engine, HeadroomQuestion, UsageEntry } from 'countersign';
import { asked } from '../engine';
import { isNone } from './reasons';

/** The largest amounts that pass, in the currency of the form; null: nothing bounds them. */
export interface Passing {
  /** Without approval. */
  execute: string | null;
  /** At all. */
  pass: string | null;
}

/** What would be possible before an amount is typed: the largest amounts that pass, or why none does. */
export type Outlook =
  | { passing: Passing; refusal?: undefined }
  | { passing?: undefined; refusal: Pick<DecisionAnswer, 'outcome' | 'reasons'> };

/** Asked of an engine; nothing if it refuses to judge. */
export function outlookOn(
  engine: Engine,
  question: HeadroomQuestion,
  usage: readonly UsageEntry[],
): Outlook | undefined {
  return asked<Outlook>(() => {
    const { reasons, execute = null, pass = null } = engine.headroom(question, usage);
    if (reasons.length > 0) return { refusal: { outcome: 'denied', reasons } };
    // Where no amount passes, any amount says why.
    if (pass !== null && isNone(pass)) return { refusal: engine.evaluate({ ...question, amount: '1' }, usage) };
    return { passing: { execute, pass } };
  });
}

/** An amount that a person is offered. */
export interface Offer {
  kind: 'withoutApproval' | 'withApproval';
  amount: string | null;
}

/** What a person can be offered: amounts that pass, the larger one where it is another. */
export function offersOf({ execute, pass }: Passing): Offer[] {
  const offers: Offer[] = [{ kind: 'withoutApproval', amount: execute }];
  if (pass !== execute) offers.push({ kind: 'withApproval', amount: pass });
  return offers.filter(({ amount }) => amount === null || !isNone(amount));
}
