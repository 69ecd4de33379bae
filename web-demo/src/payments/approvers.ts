/** Who must approve, by name. Who may is what the engine says; here it is only put into sentences. */
import type { Engine, RequirementAnswer, Slot, WhoMayApproveQuestion } from 'countersign';
import type { Catalogue } from '../catalogue';
import { asked } from '../engine';
import type { Words } from '../words/words';

export type Signing = WhoMayApproveQuestion['transaction'];

/** More people than these are counted. */
const NAMED_MAX = 4;

interface Names {
  /** Whom the engine lets approve. */
  entitled: readonly string[];
  catalogue: Catalogue;
  words: Words;
}

/** A sentence for each way of approving, and how they belong together. */
export function approvalLines(
  engine: Engine,
  transaction: Signing,
  approval: readonly RequirementAnswer[],
  catalogue: Catalogue,
  words: Words,
): string[] {
  const entitled = asked(() => engine.whoMayApprove({ transaction })) ?? [];
  const names: Names = { entitled, catalogue, words };
  return approval.flatMap((requirement, index) =>
    waysOf(requirement).map((slots, way) => {
      const sentence = sentenceOf(slots, requirement.sequential, names);
      if (way > 0) return words.approvers.or(sentence);
      return index > 0 ? words.approvers.also(sentence) : sentence;
    }),
  );
}

/** Several ways of which each is one approval read as one. */
function waysOf({ anyOf }: RequirementAnswer): Slot[][][] {
  const single = anyOf.length > 1 && anyOf.every(([slot, ...others]) => others.length === 0 && slot?.count === 1);
  return single ? [[anyOf.flat()]] : anyOf.map((slots) => slots.map((slot) => [slot]));
}

/** Each entry is one place to sign, with the slots that any of its people may be of. */
function sentenceOf(places: Slot[][], inOrder: boolean, names: Names): string {
  const { needs, needsAll, needsInOrder } = names.words.approvers;
  const people = places.flatMap(([slot]) => slot?.count ?? []).reduce((sum, count) => sum + count, 0);
  const who = places.map((slots) => placeOf(slots, names));
  if (who.length === 1) return needs(who.join());
  return inOrder ? needsInOrder(people, who) : needsAll(people, who);
}

function placeOf(slots: Slot[], { entitled, catalogue, words }: Names): string {
  const { say, nameOf } = catalogue;
  const named = [...new Set(slots.flatMap((slot) => peopleOf(slot, entitled, catalogue)))];
  const count = slots[0]?.count ?? 1;
  if (named.length === 0) {
    const groups = slots.flatMap(({ group }) => group ?? []).map((group) => words.name(nameOf('signatoryGroup', group)));
    return words.approvers.groupOf(say.list(groups, 'disjunction'));
  }
  if (named.length > NAMED_MAX && count === 1) return words.approvers.oneOfMany(named.length);
  const people = named.map((user) => words.name(nameOf('user', user)));
  if (count === 1) return say.list(people, 'disjunction');
  return count === named.length ? say.list(people) : words.approvers.someOf(count, say.list(people));
}

/** Those of a slot whom the engine lets approve. */
function peopleOf({ group, users }: Slot, entitled: readonly string[], { groupMembers }: Catalogue): readonly string[] {
  const members = group === undefined ? users : (groupMembers.get(group) ?? []);
  return members === undefined ? entitled : members.filter((user) => entitled.includes(user));
}
