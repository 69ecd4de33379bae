// A snapshot document as Maps and Sets of strings: what the peers have in common that derive at the moment of asking.

export const PERIODS = ["perTransaction", "daily", "weekly"];
export const EXECUTED = 0, ABOVE_PRE_APPROVED = 1, LIMIT_EXCEEDED = 2, REFUSED = 3;

/** Minor units of a decimal with at most two digits after its point. */
export function minor(text) {
  const point = text.indexOf(".");
  if (point < 0) return Number(text) * 100;
  return Number(text.slice(0, point) + text.slice(point + 1).padEnd(2, "0"));
}

const byId = (items, of) => new Map(items.map((item) => [item.id, of(item)]));
const entries = (object) => Object.entries(object ?? {});

function catalogue(document) {
  const actions = new Map();
  for (const feature of document.features) {
    const types = feature.accountTypes && new Set(feature.accountTypes);
    for (const action of feature.actions) {
      actions.set(action.id, { types, monetary: action.limitGroup !== undefined, limits: limits(action.limits) });
    }
  }
  return actions;
}

/** In minor units; an absent one is unlimited. */
function limits(given) {
  return PERIODS.map((period) => (given?.[period] === undefined ? Infinity : minor(given[period])));
}

const limitsByAction = (set) => new Map(entries(set?.actions).map(([action, given]) => [action, limits(given)]));

function rolesOf(document) {
  const policies = byId(document.policies, (policy) => policy.actions);
  return byId(document.roles, (role) => {
    const held = (role.policies ?? []).flatMap((policy) => policies.get(policy));
    return { id: role.id, actions: new Set([...(role.actions ?? []), ...held]), limits: limitsByAction(role.limits) };
  });
}

function thresholds(given) {
  const each = (field, absent) =>
    PERIODS.map((period) => (given[period]?.[field] === undefined ? absent : minor(given[period][field])));
  return { deny: each("deny", Infinity), free: each("preApproved", 0) };
}

function assignmentOf(given, roles) {
  const own = entries(given.limits?.accounts).map(([account, byAction]) => [
    account,
    new Map(entries(byAction).map(([action, set]) => [action, thresholds(set)])),
  ]);
  return {
    customer: given.customer,
    roles: given.roles.map((role) => roles.get(role)),
    accounts: new Set(given.accounts),
    removed: new Map(entries(given.removed?.accounts).map(([account, actions]) => [account, new Set(actions)])),
    own: new Map(own),
  };
}

/** Reads a snapshot document. */
export function read(text) {
  const document = JSON.parse(text);
  const listed = document.contracts.flatMap((contract) => contract.customers);
  const roles = rolesOf(document);
  const customers = byId(listed, (customer) => ({
    actions: new Set(customer.actions),
    limits: limitsByAction(customer.limits),
  }));
  const accounts = new Map();
  for (const customer of listed) {
    for (const account of customer.accounts) accounts.set(account.id, { customer: customer.id, type: account.type });
  }
  const users = byId(document.users, (user) => ({
    active: user.status === "active",
    at: new Map(user.assignments.map((given) => [given.customer, assignmentOf(given, roles)])),
  }));
  return { actions: catalogue(document), roles, customers, accounts, users };
}

/** The lowest limit of each period, and what is executed at once, of an action that is granted. */
export function bounds(model, held, customer, action, account) {
  const institution = model.actions.get(action).limits;
  const contract = customer.limits.get(action);
  const granting = held.roles.filter((role) => role.actions.has(action));
  const own = held.own.get(account)?.get(action);
  const deny = PERIODS.map((_, period) => {
    const highest = Math.max(...granting.map((one) => one.limits.get(action)?.[period] ?? Infinity));
    const role = granting.length === 0 ? Infinity : highest;
    return Math.min(institution[period], contract?.[period] ?? Infinity, role, own?.deny[period] ?? Infinity);
  });
  return { deny, free: deny.map((most, period) => Math.min(most, own?.free[period] ?? 0)) };
}
