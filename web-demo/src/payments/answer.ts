/** The engine's answer to a form, in words. */
import type { DecisionAnswer } from 'countersign';
import type { Preview } from '../engine';
import type { Desk } from '../frame/desk';
import type { Words } from '../words/words';
import { approvalLines } from './approvers';
import type { FormPreview } from './preview';
import type { Draft } from './payment';
import { reasonLines } from './reasons';

/** What is shown of a decision; before an amount is typed there may be a refusal already, which has no amount. */
export type Shown = Pick<DecisionAnswer, 'outcome' | 'reasons' | 'approval' | 'amount'>;

/** What there is to show: the decision, or, where no amount would pass, the refusal before one is typed. */
export const shownOf = ({ answer, outlook }: Pick<FormPreview, 'answer' | 'outlook'>): Shown | undefined =>
  answer?.kind === 'decision' ? answer.decision : outlook?.refusal;

export function titleOf(shown: Shown | undefined, answer: Preview | undefined, desk: Desk, words: Words): string {
  if (shown !== undefined) return `${desk.catalogue.say.word('outcome', shown.outcome)}.`;
  return answer === undefined ? words.answer.untyped : words.answer.refused;
}

/** Who has to approve, why, and what an amount in another currency counts for. */
function decisionLines(shown: Shown, { action, account, currency }: Draft, desk: Desk, words: Words): string[] {
  const { engine, catalogue, entitlements } = desk;
  const { outcome, reasons, approval = [], amount } = shown;
  const signing = { user: entitlements.user, action, account, ...(amount !== undefined && { amount }) };
  const isConverted = amount !== undefined && currency !== catalogue.currency;
  return [
    ...approvalLines(engine, signing, approval, catalogue, words),
    ...reasonLines(reasons, catalogue.nameOf('account', account), catalogue, words),
    ...(outcome === 'executed' ? [words.answer.within] : []),
    ...(isConverted ? [words.answer.countsAs(catalogue.say.amount(amount))] : []),
  ];
}

/** Beneath the title. */
export function linesOf(shown: Shown | undefined, preview: FormPreview, draft: Draft, desk: Desk, words: Words): string[] {
  const { answer, budget } = preview;
  if (answer?.kind === 'refused') return [...new Set(Object.values(answer.messages))];
  if (shown !== undefined) return [...new Set(decisionLines(shown, draft, desk, words))];
  return budget?.free ? [words.answer.leftToday(desk.catalogue.say.amount(budget.free))] : [];
}
