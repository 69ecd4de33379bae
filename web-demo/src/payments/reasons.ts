import type { DecisionReason } from 'countersign';
import type { Catalogue } from '../catalogue';
import type { Words } from '../words/words';

/** Why the engine decided as it did: of several limits that say the same, the first one. */
export function reasonLines(
  reasons: readonly DecisionReason[],
  from: string,
  catalogue: Catalogue,
  words: Words,
): string[] {
  const first = reasons.filter(({ code }, index) => reasons.findIndex((reason) => reason.code === code) === index);
  return first.map((reason) => reasonLine(reason, from, catalogue, words));
}

/** Why the engine decided as it did, in this bank's words; `from` names the account, or the company. */
function reasonLine(reason: DecisionReason, from: string, { say }: Catalogue, { limits }: Words): string {
  const { code, scope, period, limit, used } = reason;
  if (scope === undefined || period === undefined || limit === undefined) return say.text(reason);
  const sentence =
    code === 'above-pre-approved'
      ? limits.without(say.amount(limit), limits.per[period], from)
      : limits.atMost[scope](say.amount(limit), limits.per[period], from);
  return used === undefined || isNone(used) ? sentence : `${sentence} ${limits.used(say.amount(used))}`;
}

/** Whether a decimal string of the engine says zero. */
export const isNone = (amount: string): boolean => /^0(\.0+)?$/.test(amount);
