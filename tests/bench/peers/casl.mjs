// CASL. An ability for each user, with the matcher of one's own that its documentation shows: a condition is the Set
// of accounts it holds for, so that the size of the list costs nothing. One rule grants what all of these accounts
// have by default; one inverted rule for each removed action takes it away again from the accounts of a Set.
//
// What CASL cannot express: amounts and what is left of them, approvals, and why something is refused.

import { Ability } from "@casl/ability";
import { read } from "./model.mjs";

export const name = "casl";

const MATCHING = {
  conditionsMatcher: (accounts) => (subject) => accounts.has(subject.id),
  detectSubjectType: () => "account",
};

function defaults(model, held, type) {
  const contract = model.customers.get(held.customer).actions;
  const here = [...model.actions].filter(([id, action]) => {
    const applies = action.types === undefined || action.types.has(type);
    return applies && contract.has(id) && held.roles.some((role) => role.actions.has(id));
  });
  return here.map(([id]) => id);
}

/** The default actions of each kind of place, once for all users. */
function memo(model) {
  const kinds = new Map();
  return (held, type) => {
    const key = `${held.customer}/${type}/${held.roles.map((role) => role.id)}`;
    if (!kinds.has(key)) {
      const actions = defaults(model, held, type);
      kinds.set(key, { actions, key: actions.join() });
    }
    return kinds.get(key);
  };
}

const into = (map, key, make) => map.get(key) ?? map.set(key, make()).get(key);

function rules(model, user, kindOf) {
  const granting = new Map();
  const removing = new Map();
  for (const held of user.active ? user.at.values() : []) {
    for (const id of held.accounts) {
      const { actions, key } = kindOf(held, model.accounts.get(id).type);
      into(granting, key, () => ({ actions, accounts: new Set() })).accounts.add(id);
    }
    for (const [id, actions] of held.removed) {
      for (const action of actions) into(removing, action, () => new Set()).add(id);
    }
  }
  const grants = [...granting.values()].filter(({ actions }) => actions.length > 0);
  const rule = (action, conditions, inverted) => ({ action, subject: "account", conditions, inverted });
  return [
    ...grants.map(({ actions, accounts }) => rule(actions, accounts, false)),
    ...[...removing].map(([action, accounts]) => rule(action, accounts, true)),
  ];
}

/** Reads a snapshot document and builds everybody's ability. */
export function load(text) {
  const model = read(text);
  const kindOf = memo(model);
  const subjects = new Map([...model.accounts.keys()].map((id) => [id, { id }]));
  const users = new Map();
  for (const [id, user] of model.users) {
    const accounts = [...user.at.values()].flatMap((held) => [...held.accounts]);
    users.set(id, { ability: new Ability(rules(model, user, kindOf), MATCHING), accounts });
  }
  return { users, subjects, actions: [...model.actions.keys()] };
}

/** May this user do this on this account? */
export function check(state, user, action, account) {
  const found = state.users.get(user);
  const subject = state.subjects.get(account);
  return found !== undefined && subject !== undefined && found.ability.can(action, subject);
}

/** On which accounts may this user do this? As ids. */
export function listIds(state, user, action) {
  const { ability, accounts } = state.users.get(user);
  return accounts.filter((account) => ability.can(action, state.subjects.get(account)));
}

/** Everything a user may do: a Set of actions for each account. */
export function matrix(state, user) {
  const { ability, accounts } = state.users.get(user);
  const of = (account) => {
    const subject = state.subjects.get(account);
    return new Set(state.actions.filter((action) => ability.can(action, subject)));
  };
  return new Map(accounts.map((account) => [account, of(account)]));
}
