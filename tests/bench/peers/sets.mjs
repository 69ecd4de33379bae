// Sets and strings in hand-written JavaScript, as one writes them who follows the specification line by line: nothing
// interned, nothing derived before it is asked for. It knows what `plain` knows.

import { ABOVE_PRE_APPROVED, EXECUTED, LIMIT_EXCEEDED, REFUSED, bounds, read } from "./model.mjs";

export const name = "sets";
export const load = read;

function granted(state, held, action, id, account) {
  if (held === undefined || !held.accounts.has(id)) return false;
  const found = state.actions.get(action);
  if (found === undefined || !state.customers.get(account.customer).actions.has(action)) return false;
  if (!held.roles.some((role) => role.actions.has(action))) return false;
  if (found.types !== undefined && !found.types.has(account.type)) return false;
  return !held.removed.get(id)?.has(action);
}

function place(state, user, id) {
  const found = state.users.get(user);
  const account = state.accounts.get(id);
  if (found === undefined || account === undefined || !found.active) return undefined;
  return { account, held: found.at.get(account.customer) };
}

/** May this user do this on this account? */
export function check(state, user, action, id) {
  const found = place(state, user, id);
  return found !== undefined && granted(state, found.held, action, id, found.account);
}

/** Would this amount pass, and which would? */
export function limit(state, user, action, id, amount) {
  const found = place(state, user, id);
  if (found === undefined || !granted(state, found.held, action, id, found.account)) {
    return { code: REFUSED, submit: 0, execute: 0 };
  }
  const { deny, free } = bounds(state, found.held, state.customers.get(found.account.customer), action, id);
  const submit = Math.min(...deny);
  const execute = Math.min(submit, ...free);
  const code = amount > submit ? LIMIT_EXCEEDED : amount > execute ? ABOVE_PRE_APPROVED : EXECUTED;
  return { code, submit, execute };
}

/** On which accounts may this user do this? As ids. */
export function listIds(state, user, action) {
  const found = state.users.get(user);
  if (!found.active) return [];
  const usable = (held) =>
    [...held.accounts].filter((id) => granted(state, held, action, id, state.accounts.get(id)));
  return [...found.at.values()].flatMap(usable);
}

/** Everything a user may do: a Set of actions for each account. */
export function matrix(state, user) {
  const found = state.users.get(user);
  const all = new Map();
  if (!found.active) return all;
  for (const held of found.at.values()) {
    for (const id of held.accounts) {
      const account = state.accounts.get(id);
      const actions = [...state.actions.keys()].filter((action) => granted(state, held, action, id, account));
      all.set(id, new Set(actions));
    }
  }
  return all;
}
