import type { Difference } from '../api';
import type { Catalogue } from '../catalogue';
import type { Words } from '../words/words';

/** What has changed for a user, a line for each right and limit. */
export function changeLines({ changes }: Difference, { nameOf, say }: Catalogue, { change, limits: { per } }: Words): string[] {
  const bound = (amount: string | null): string => (amount === null ? change.unlimited : say.amount(amount));
  return changes.flatMap(({ account, gained, lost, limits }) => {
    const subject = (action: string): string => {
      const name = nameOf('action', action);
      return account === undefined ? name : change.onAccount(name, nameOf('account', account));
    };
    const moved = limits.flatMap(({ action, period, deny, preApproved }) => {
      const [what, over] = [subject(action), per[period]];
      return [
        ...(deny ? [change.limit(what, over, bound(deny.before), bound(deny.after))] : []),
        ...(preApproved ? [change.preApproved(what, over, bound(preApproved.before), bound(preApproved.after))] : []),
      ];
    });
    return [
      ...lost.map((action) => change.lost(subject(action))),
      ...gained.map((action) => change.gained(subject(action))),
      ...moved,
    ];
  });
}
