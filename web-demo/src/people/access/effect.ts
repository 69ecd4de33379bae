/** What another role, company or account would change for a person: asked of the engine, before anything is sent. */
import type { Assignment, SnapshotDocument, WhatIfAnswer } from 'countersign';
import { asked } from '../../engine';
import admin from '../admin';
import type { AccessDraft } from './access';

/** What was set for a person beside the role, and falls away with it. */
export interface Reset {
  customer: string;
  permissions: number;
  limits: number;
}

export interface Effect {
  /** The actions that are gained and lost anywhere. */
  gained: string[];
  lost: string[];
  resets: Reset[];
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((entry) => other.includes(entry));

/** What the person has now, at a company. */
const heldAt = (document: SnapshotDocument, user: string, customer: string): Assignment | undefined =>
  document.users.find(({ id }) => id === user)?.assignments.find((held) => held.customer === customer);

/** Another role resets what was set beside the former one. */
function assignmentOf(access: AccessDraft, held: Assignment | undefined): Assignment {
  return held !== undefined && same(held.roles, access.roles) ? { ...held, ...access } : access;
}

/** Everything of one list, and of the other what is missing there. */
const joined = <Item extends { id: string }>(list: readonly Item[], more: readonly Item[]): Item[] => [
  ...list,
  ...more.filter(({ id }) => list.every((one) => one.id !== id)),
];

/**
 * @param before The person's own entitlements.
 * @param own The reader's, which have the roles that may be given.
 */
export function effectOf(
  before: SnapshotDocument,
  own: SnapshotDocument,
  user: string,
  access: readonly AccessDraft[],
): Effect | undefined {
  const now = { ...before, roles: joined(before.roles, own.roles), policies: joined(before.policies, own.policies) };
  const assignments = access.map((one) => assignmentOf(one, heldAt(before, user, one.customer)));
  const users = now.users.map((one) => (one.id === user ? { ...one, assignments } : one));
  const difference = asked(() => admin.Engine.whatIf(now, { ...now, users }));
  return difference && { ...actionsOf(difference), resets: resetsOf(before, user, access) };
}

function actionsOf({ changes }: WhatIfAnswer): Pick<Effect, 'gained' | 'lost'> {
  return {
    gained: [...new Set(changes.flatMap(({ gained }) => gained))],
    lost: [...new Set(changes.flatMap(({ lost }) => lost))],
  };
}

function resetsOf(document: SnapshotDocument, user: string, access: readonly AccessDraft[]): Reset[] {
  return access.flatMap(({ customer, roles }) => {
    const held = heldAt(document, user, customer);
    if (held === undefined || same(held.roles, roles)) return [];
    return { customer, permissions: removedIn(held), limits: limitsIn(held) };
  });
}

const removedIn = ({ removed }: Assignment): number =>
  [...Object.values(removed?.accounts ?? {}), removed?.other ?? []].flat().length;

const limitsIn = ({ limits }: Assignment): number =>
  [
    ...Object.values(limits?.accounts ?? {}).flatMap((actions) => Object.values(actions)),
    ...Object.values(limits?.groups ?? {}),
  ].flatMap((periods) => Object.keys(periods)).length;
