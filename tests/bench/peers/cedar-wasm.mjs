// Cedar in its own wasm package. The policies are parsed once, which its API allows; entities cannot be kept, so that
// each question brings its own: only the user, the account and the action that it is about, prepared as far as they
// can be, which is the least that Cedar needs to decide by itself.
//
// What Cedar cannot express: what is left of a limit (one call says by its policies which bounds hold), who may
// approve, and lists of accounts other than by asking for each.

import { createRequire } from "node:module";
import { ABOVE_PRE_APPROVED, EXECUTED, LIMIT_EXCEEDED, PERIODS, REFUSED, bounds, read } from "./model.mjs";

// Its wasm for Node is a CommonJS module.
const cedar = createRequire(import.meta.url)("@cedar-policy/cedar-wasm/nodejs");

export const name = "cedar-wasm";
/** Lists and matrices are as many checks; nobody should wait for them. */
export const oneByOne = true;

const GRANTED = `principal.active && principal has access && resource in principal.access &&
  action in principal.roles && action in resource.contract && action in resource.applicable &&
  !principal.removed.contains(action)`;
const within = (set) => PERIODS.map((period) => `context.amount <= context.${set}.${period}`);
const permit = (...conditions) => `permit (principal, action, resource) when { ${conditions.join(" && ")} };`;
const POLICIES = {
  check: { check: permit(GRANTED) },
  limit: {
    check: permit(GRANTED),
    submit: permit(GRANTED, ...within("deny")),
    execute: permit(GRANTED, ...within("free")),
  },
};

const uid = (type, id) => ({ type, id });
const reference = (type, id) => ({ __entity: uid(type, id) });

/** Cedar's numbers are integers of 64 bits, its JSON's are those of JavaScript. */
const long = (amount) => (amount === Infinity ? Number.MAX_SAFE_INTEGER : amount);

function preparse() {
  for (const [id, staticPolicies] of Object.entries(POLICIES)) {
    const answer = cedar.preparsePolicySet(id, { staticPolicies });
    if (answer.type !== "success") throw new Error(JSON.stringify(answer));
  }
}

/** Equal contracts are one group of actions. */
function contractGroups(model) {
  const groups = new Map();
  const of = new Map();
  for (const [id, customer] of model.customers) {
    const key = [...customer.actions].join();
    if (!groups.has(key)) groups.set(key, { id: `contract:${groups.size}`, actions: customer.actions });
    of.set(id, groups.get(key).id);
  }
  return { all: [...groups.values()], of };
}

/** An action with the groups it is in: contracts, roles, account types. */
function actionEntity(model, contracts, types, [id, action]) {
  const groups = [
    ...contracts.all.filter((group) => group.actions.has(id)).map((group) => group.id),
    ...[...model.roles.values()].filter((role) => role.actions.has(id)).map((role) => `role:${role.id}`),
    ...types.filter((type) => action.types === undefined || action.types.has(type)).map((type) => `type:${type}`),
  ];
  return { uid: uid("Action", id), attrs: {}, parents: groups.map((group) => uid("Action", group)) };
}

/** Reads a snapshot document and prepares the entities. */
export function load(text) {
  preparse();
  const model = read(text);
  const contracts = contractGroups(model);
  const types = [...new Set([...model.accounts.values()].map((account) => account.type))];
  const actions = new Map([...model.actions].map((entry) => [entry[0], actionEntity(model, contracts, types, entry)]));
  const accounts = new Map();
  for (const [id, { customer, type }] of model.accounts) {
    const attrs = {
      contract: reference("Action", contracts.of.get(customer)),
      applicable: reference("Action", `type:${type}`),
    };
    accounts.set(id, { uid: uid("Account", id), attrs });
  }
  return { model, actions, accounts };
}

function principal(user, id, held, account) {
  const attrs = { active: user.active, roles: [], removed: [] };
  if (held !== undefined) {
    attrs.access = reference("Access", `${id}/${held.customer}`);
    attrs.roles = held.roles.map((role) => reference("Action", `role:${role.id}`));
    attrs.removed = [...(held.removed.get(account) ?? [])].map((action) => reference("Action", action));
  }
  return { uid: uid("User", id), attrs, parents: [] };
}

function question(state, userId, actionId, accountId) {
  const { model } = state;
  const user = model.users.get(userId);
  const action = state.actions.get(actionId);
  const account = state.accounts.get(accountId);
  if (user === undefined || action === undefined || account === undefined) return undefined;
  const { customer } = model.accounts.get(accountId);
  const held = user.at.get(customer);
  const listed = held?.accounts.has(accountId);
  const resource = { ...account, parents: listed ? [uid("Access", `${userId}/${customer}`)] : [] };
  const who = principal(user, userId, held, accountId);
  const entities = [who, action, resource];
  const call = { principal: who.uid, action: action.uid, resource: account.uid, context: {}, entities };
  return { held, customer, call };
}

function ask(preparsedPolicySetId, call) {
  const answer = cedar.statefulIsAuthorized({ ...call, preparsedPolicySetId });
  if (answer.type !== "success") throw new Error(JSON.stringify(answer));
  return answer.response;
}

/** May this user do this on this account? */
export function check(state, user, action, account) {
  const asked = question(state, user, action, account);
  return asked !== undefined && ask("check", asked.call).decision === "allow";
}

/** Would this amount pass? The policies that permit say how far. */
export function limit(state, user, action, account, amount) {
  const asked = question(state, user, action, account);
  if (asked?.held === undefined) return { code: REFUSED };
  const { deny, free } = bounds(state.model, asked.held, state.model.customers.get(asked.customer), action, account);
  const named = ([perTransaction, daily, weekly]) => ({ perTransaction, daily, weekly });
  const context = { amount, deny: named(deny.map(long)), free: named(free.map(long)) };
  const { reason } = ask("limit", { ...asked.call, context }).diagnostics;
  if (!reason.includes("check")) return { code: REFUSED };
  if (reason.includes("execute")) return { code: EXECUTED };
  return { code: reason.includes("submit") ? ABOVE_PRE_APPROVED : LIMIT_EXCEEDED };
}
