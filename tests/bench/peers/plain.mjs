// Bit sets in hand-written JavaScript, as a team would write them that measures and has time: ids interned once, one
// row of bits for each role set ∩ contract ∩ account type, an own row only where something was removed, limits merged
// at load, money as integers of minor units, and nothing allocated on the way to an answer but the answer.
//
// What it does not do: reasons, limits of groups, usage, approvals, validation of the document, features of a customer
// (the measured worlds have none). The engine does all of it in the figures that are compared with these.

export const name = "plain";

const PERIODS = ["perTransaction", "daily", "weekly"];
export const EXECUTED = 0, ABOVE_PRE_APPROVED = 1, LIMIT_EXCEEDED = 2, REFUSED = 3;

function minor(text) {
  const point = text.indexOf(".");
  if (point < 0) return Number(text) * 100;
  const digits = Number(text.slice(0, point) + text.slice(point + 1));
  return text.length - point === 2 ? digits * 10 : digits;
}

const numbered = (items) => new Map(items.map((item, index) => [item.id, index]));

/** Rows of bits, one after the other in one array that grows. */
class Rows {
  constructor(words) {
    this.words = words;
    this.used = 0;
    this.bits = new Uint32Array(words * 64);
  }

  /** Adds a row and says where it starts. */
  add(row) {
    if (this.used + this.words > this.bits.length) {
      const wider = new Uint32Array(this.bits.length * 2);
      wider.set(this.bits);
      this.bits = wider;
    }
    this.bits.set(row, this.used);
    this.used += this.words;
    return this.used - this.words;
  }
}

function rowOf(actions, ids, words) {
  const row = new Uint32Array(words);
  for (const id of ids) {
    const action = actions.get(id);
    row[action >>> 5] |= 1 << (action & 31);
  }
  return row;
}

const union = (rows, words) => rows.reduce((sum, row) => sum.map((word, at) => word | row[at]), new Uint32Array(words));
const common = (left, right) => left.map((word, at) => word & right[at]);

/** Numbers equal rows alike. */
function interner() {
  const numbers = new Map();
  return (row) => {
    const key = row.join();
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key);
  };
}

const amount = (text, absent) => (text === undefined ? absent : minor(text));
const limitsOf = (limits) => PERIODS.map((period) => amount(limits?.[period], Infinity));

/** Three of `deny`, three of `preApproved`. */
function thresholds(set) {
  const deny = PERIODS.map((period) => amount(set[period]?.deny, Infinity));
  return Float64Array.of(...deny, ...PERIODS.map((period) => amount(set[period]?.preApproved, 0)));
}

function catalogue(document) {
  const all = document.features.flatMap((feature) => feature.actions.map((action) => ({ ...action, feature })));
  const actions = numbered(all);
  const words = Math.ceil(all.length / 32);
  const accounts = document.contracts.flatMap(({ customers }) => customers.flatMap((customer) => customer.accounts));
  const types = [...new Set(accounts.map((account) => account.type))];
  const applicable = new Map(
    types.map((type) => {
      const applies = ({ feature }) => feature.accountTypes === undefined || feature.accountTypes.includes(type);
      return [type, rowOf(actions, all.filter(applies).map((action) => action.id), words)];
    }),
  );
  const monetary = all.filter((action) => action.limitGroup !== undefined);
  const money = new Int32Array(all.length).fill(-1);
  monetary.forEach((action, index) => (money[actions.get(action.id)] = index));
  return { actions, words, applicable, monetary, money };
}

function companies(document, { actions, words }) {
  const customers = document.contracts.flatMap((contract) => contract.customers);
  const accounts = new Map();
  const customerOf = [];
  const first = new Int32Array(customers.length);
  const contractNumber = interner();
  const found = customers.map((customer, index) => {
    first[index] = accounts.size;
    for (const account of customer.accounts) {
      accounts.set(account.id, accounts.size);
      customerOf.push(index);
    }
    const row = rowOf(actions, customer.actions, words);
    return { row, contract: contractNumber(row), accounts: customer.accounts, limits: customer.limits };
  });
  return { customers: numbered(customers), customer: found, accounts, customerOf: Int32Array.from(customerOf), first };
}

function rolesOf(document, { actions, words }) {
  const policies = new Map(document.policies.map((policy) => [policy.id, rowOf(actions, policy.actions, words)]));
  const role = ({ id, actions: own = [], policies: held = [], limits }) => {
    const rows = [rowOf(actions, own, words), ...held.map((policy) => policies.get(policy))];
    return [id, { row: union(rows, words), limits }];
  };
  return new Map(document.roles.map(role));
}

/** The lowest of institution, contract and highest role, for each monetary action and period. */
function maxima(customer, roles, { monetary, actions }) {
  const merged = new Float64Array(monetary.length * 3);
  monetary.forEach((action, index) => {
    const number = actions.get(action.id);
    const granting = roles.filter(({ row }) => row[number >>> 5] & (1 << (number & 31)));
    const institution = limitsOf(action.limits);
    const contract = limitsOf(customer.limits.actions?.[action.id]);
    const held = granting.map((role) => limitsOf(role.limits?.actions?.[action.id]));
    for (let period = 0; period < 3; period++) {
      const role = held.length === 0 ? Infinity : Math.max(...held.map((limits) => limits[period]));
      merged[index * 3 + period] = Math.min(institution[period], contract[period], role);
    }
  });
  return merged;
}

/** Puts the assignments of all active users into flat arrays. */
class Assignments {
  constructor(document, parts) {
    Object.assign(this, parts);
    const count = document.users.reduce((sum, user) => sum + user.assignments.length, 0);
    this.of = new Int32Array(document.users.length * this.companies.customer.length).fill(-1);
    this.start = new Int32Array(document.users.length + 1);
    this.customerAt = new Int32Array(count);
    this.base = new Int32Array(count);
    this.limitsAt = new Int32Array(count);
    this.held = new Int32Array(document.users.length);
    this.overrides = new Map();
    this.defaults = new Map();
    this.merged = new Map();
    this.maxima = [];
    this.row = new Int32Array(this.slots(document)).fill(-1);
    this.count = 0;
    this.slot = 0;
    document.users.forEach((user, index) => this.user(user, index));
  }

  slots(document) {
    const size = ({ customer }) => this.companies.customer[this.companies.customers.get(customer)].accounts.length;
    return document.users.reduce((sum, user) => user.assignments.reduce((all, held) => all + size(held), sum), 0);
  }

  user(user, index) {
    if (user.status === "active") for (const assignment of user.assignments) this.add(assignment, index);
    this.start[index + 1] = this.count;
  }

  add(assignment, user) {
    const number = this.companies.customers.get(assignment.customer);
    const customer = this.companies.customer[number];
    const roleKey = assignment.roles.join();
    const at = this.count++;
    this.of[user * this.companies.customer.length + number] = at;
    this.customerAt[at] = number;
    this.base[at] = this.slot - this.companies.first[number];
    this.limitsAt[at] = this.limits(`${number}/${roleKey}`, customer, assignment.roles);
    this.accounts(assignment, at, customer, `${roleKey}/${customer.contract}`);
    this.own(assignment, at);
    this.held[user] += assignment.accounts.length;
    this.slot += customer.accounts.length;
  }

  limits(key, customer, roles) {
    let offset = this.merged.get(key);
    if (offset === undefined) {
      offset = this.maxima.length;
      this.maxima.push(...maxima(customer, roles.map((role) => this.roles.get(role)), this.catalogue));
      this.merged.set(key, offset);
    }
    return offset;
  }

  default(key, type, customer, roles) {
    let row = this.defaults.get(key);
    if (row === undefined) {
      const held = union(roles.map((role) => this.roles.get(role).row), this.catalogue.words);
      row = this.rows.add(common(common(held, customer.row), this.catalogue.applicable.get(type)));
      this.defaults.set(key, row);
    }
    return row;
  }

  accounts(assignment, at, customer, key) {
    const { accounts, first } = this.companies;
    const start = first[this.customerAt[at]];
    const base = this.base[at];
    const byType = new Map();
    for (const id of assignment.accounts) {
      const account = accounts.get(id);
      const { type } = customer.accounts[account - start];
      let row = byType.get(type);
      if (row === undefined) byType.set(type, (row = this.default(`${key}/${type}`, type, customer, assignment.roles)));
      this.row[base + account] = row;
    }
    for (const [id, removed] of Object.entries(assignment.removed?.accounts ?? {})) {
      const slot = base + accounts.get(id);
      if (this.row[slot] >= 0) this.row[slot] = this.without(this.row[slot], removed);
    }
  }

  without(row, removed) {
    const own = this.rows.bits.slice(row, row + this.catalogue.words);
    for (const id of removed) {
      const action = this.catalogue.actions.get(id);
      own[action >>> 5] &= ~(1 << (action & 31));
    }
    return this.rows.add(own);
  }

  /** Own thresholds. */
  own(assignment, at) {
    const { actions, money, monetary } = this.catalogue;
    for (const [account, byAction] of Object.entries(assignment.limits?.accounts ?? {})) {
      const slot = this.base[at] + this.companies.accounts.get(account);
      for (const [action, set] of Object.entries(byAction)) {
        this.overrides.set(slot * monetary.length + money[actions.get(action)], thresholds(set));
      }
    }
  }
}

/** Reads a snapshot document. */
export function load(text) {
  const document = JSON.parse(text);
  const found = catalogue(document);
  const owned = companies(document, found);
  const rows = new Rows(found.words);
  const held = new Assignments(document, { catalogue: found, companies: owned, roles: rolesOf(document, found), rows });
  return {
    users: numbered(document.users),
    actions: found.actions,
    accounts: owned.accounts,
    accountIds: [...owned.accounts.keys()],
    words: found.words,
    money: found.money,
    monetary: found.monetary.length,
    customers: owned.customer.length,
    customerOf: owned.customerOf,
    first: owned.first,
    size: Int32Array.from(owned.customer, (customer) => customer.accounts.length),
    bits: rows.bits.slice(0, rows.used),
    row: held.row,
    of: held.of,
    start: held.start,
    base: held.base,
    customerAt: held.customerAt,
    held: held.held,
    limitsAt: held.limitsAt,
    maxima: Float64Array.from(held.maxima),
    overrides: held.overrides,
    scratch: new Uint32Array(owned.accounts.size),
  };
}

export function checkAt(state, user, action, account) {
  const assignment = state.of[user * state.customers + state.customerOf[account]];
  if (assignment < 0) return false;
  const row = state.row[state.base[assignment] + account];
  return row >= 0 && ((state.bits[row + (action >>> 5)] >>> (action & 31)) & 1) === 1;
}

/** May this user do this on this account? */
export function check(state, user, action, account) {
  const u = state.users.get(user);
  const a = state.actions.get(action);
  const c = state.accounts.get(account);
  return u !== undefined && a !== undefined && c !== undefined && checkAt(state, u, a, c);
}

const NOTHING = { code: REFUSED, submit: 0, execute: 0 };

const codeOf = (amount, submit, execute) =>
  amount > submit ? LIMIT_EXCEEDED : amount > execute ? ABOVE_PRE_APPROVED : EXECUTED;

export function limitAt(state, user, action, account, amount) {
  if (!checkAt(state, user, action, account)) return NOTHING;
  const assignment = state.of[user * state.customers + state.customerOf[account]];
  const money = state.money[action];
  const at = state.limitsAt[assignment] + money * 3;
  const own = state.overrides.get((state.base[assignment] + account) * state.monetary + money);
  const { maxima } = state;
  let submit = Math.min(maxima[at], maxima[at + 1], maxima[at + 2]);
  if (own === undefined) return { code: codeOf(amount, submit, 0), submit, execute: 0 };
  submit = Math.min(submit, own[0], own[1], own[2]);
  const execute = Math.min(submit, own[3], own[4], own[5]);
  return { code: codeOf(amount, submit, execute), submit, execute };
}

/** Would this amount pass, and which would? By the limits of institution, contract, roles and the user's own. */
export function limit(state, user, action, account, amount) {
  const u = state.users.get(user);
  const a = state.actions.get(action);
  const c = state.accounts.get(account);
  return u === undefined || a === undefined || c === undefined ? NOTHING : limitAt(state, u, a, c, amount);
}

/** On which accounts may this user do this? As indices. */
export function listAt(state, user, action) {
  const { scratch, row, bits } = state;
  const word = action >>> 5;
  const mask = 1 << (action & 31);
  let count = 0;
  for (let at = state.start[user]; at < state.start[user + 1]; at++) {
    const customer = state.customerAt[at];
    const first = state.first[customer];
    const base = state.base[at];
    const end = first + state.size[customer];
    for (let account = first; account < end; account++) {
      const found = row[base + account];
      if (found >= 0 && (bits[found + word] & mask) !== 0) scratch[count++] = account;
    }
  }
  return scratch.slice(0, count);
}

export const list = (state, user, action) => listAt(state, state.users.get(user), state.actions.get(action));

/** The same as ids. */
export const listIds = (state, user, action) =>
  Array.from(list(state, user, action), (account) => state.accountIds[account]);

/** Everything a user may do: a row of bits for each account. */
export function matrix(state, user) {
  const u = state.users.get(user);
  const { words, row, bits } = state;
  const accounts = new Uint32Array(state.held[u]);
  const copied = new Uint32Array(state.held[u] * words);
  let count = 0;
  for (let at = state.start[u]; at < state.start[u + 1]; at++) {
    const first = state.first[state.customerAt[at]];
    const end = first + state.size[state.customerAt[at]];
    for (let account = first; account < end; account++) {
      const from = row[state.base[at] + account];
      if (from < 0) continue;
      const to = count * words;
      for (let word = 0; word < words; word++) copied[to + word] = bits[from + word];
      accounts[count++] = account;
    }
  }
  return { accounts, words, bits: copied };
}
