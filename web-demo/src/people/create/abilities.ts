/** What somebody who is not there yet would be able to do: asked of the engine over the reader's own entitlements. */
import type { AccessLevel, GroupLimitsEntry, Period, SnapshotDocument } from 'countersign';
import type { Engine } from 'countersign/admin';
import type { Catalogue } from '../../catalogue';
import { plainName } from '../../display';
import { asked } from '../../engine';
import type { Words } from '../../words/words';
import type { AccessDraft } from '../access/access';

/** No id of a person is like this. */
export const NEW = 'new.user';

const PERIODS: readonly Period[] = ['perTransaction', 'daily', 'weekly', 'monthly'];

export const withNewUser = (snapshot: SnapshotDocument, access: readonly AccessDraft[]): SnapshotDocument => ({
  ...snapshot,
  users: [
    ...snapshot.users.filter(({ id }) => id !== NEW),
    { id: NEW, status: 'active', assignments: access.map((one) => ({ ...one })) },
  ],
});

/** What the new user sees, enters and approves, a sentence each; then how much, where money is moved. */
export function abilityLines(
  engine: Engine,
  document: SnapshotDocument,
  user: string,
  customers: readonly string[],
  name: string,
  catalogue: Catalogue,
  words: Words,
): string[] {
  const { say, nameOf } = catalogue;
  const matrices = customers.flatMap((customer) => asked(() => engine.matrix({ user, customer }))?.features ?? []);
  const who = words.name(name === '' ? words.create.thisPerson : name);
  const featureNames = new Map(document.features.map(({ id, name: own }) => [id, own ?? plainName(id)]));
  const named = (level: AccessLevel): string | undefined => {
    const found = matrices.filter(({ accessLevels }) => (accessLevels[level] ?? 'none') !== 'none');
    const names = [...new Set(found.map(({ feature }) => featureNames.get(feature) ?? plainName(feature)))];
    return names.length === 0 ? undefined : say.list(names.map(words.name));
  };
  const [view, create, approve] = [named('view'), named('create'), named('approve')];
  const companies = say.list(customers.map((customer) => words.name(nameOf('customer', customer))));
  const limits = customers.flatMap((customer) =>
    (asked(() => engine.groupLimits({ user, customer })) ?? []).flatMap((entry) =>
      limitLine(entry, customer, catalogue, words),
    ),
  );
  return [
    view === undefined ? words.create.seesNothing(who, companies) : words.create.sees(who, view, companies),
    create === undefined ? words.create.entersNothing(who) : words.create.enters(who, create),
    approve === undefined ? words.create.approvesNothing(who) : words.create.approves(who, approve),
    ...limits,
  ];
}

function limitLine(
  entry: GroupLimitsEntry,
  customer: string,
  { say, nameOf }: Catalogue,
  { create, limits, name }: Words,
): string[] {
  const bounds = PERIODS.flatMap((period) => {
    const { limit } = entry[period];
    return limit === null ? [] : create.atMost(say.amount(limit), limits.per[period]);
  });
  if (bounds.length === 0) return [];
  const [group, company] = [nameOf('limitGroup', entry.group), nameOf('customer', customer)].map(name);
  return [create.limitOf(group ?? '', company ?? '', say.list(bounds))];
}
