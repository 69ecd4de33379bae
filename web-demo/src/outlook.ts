import type { DecisionAnswer, Engine, EvaluateQuestion, UsageEntry } from 'countersign';
import { asked } from './engine';
import type { Passing } from './passing';

/** What would be possible at all, before an amount is typed: the largest amounts that pass, or why none does. */
export type Outlook =
  | { passing: Passing; refusal?: undefined }
  | { passing?: undefined; refusal: Pick<DecisionAnswer, 'outcome' | 'reasons'> };

type BeforeAmount = Omit<EvaluateQuestion, 'amount'>;

/** Asked of an engine; nothing if it refuses to judge. */
export function outlookOn(engine: Engine, question: BeforeAmount, usage: readonly UsageEntry[]): Outlook | undefined {
  const decision = asked(() => engine.evaluate({ ...question, amount: '0' }, usage));
  if (decision === undefined) return undefined;
  const { headroom, outcome, reasons } = decision;
  return headroom === undefined
    ? { refusal: { outcome, reasons } }
    : { passing: { execute: headroom.execute, pass: headroom.submit } };
}
