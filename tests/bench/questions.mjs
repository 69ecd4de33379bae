// Questions over a world: seeded, thousands of different ones, so that no answer is the one before.

/** A power of two, so that a place in the list is one `&`. */
export const COUNT = 4096;
/** Days since 1970-01-01 of 2026-11-01, the month of the usage rows. */
const FIRST_DAY = 20_758;

/** A seeded stream of numbers below a bound (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return (end) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

function ids(document) {
  return {
    users: document.users,
    actions: document.features.flatMap((feature) => feature.actions.map((action) => action.id)),
    monetary: document.features.flatMap((f) => f.actions.filter((a) => a.limitGroup).map((action) => action.id)),
    accounts: document.contracts.flatMap((c) => c.customers.flatMap((u) => u.accounts.map((account) => account.id))),
  };
}

/** A third is asked by the user with nine tenths of all accounts, a fifth is about any account at all. */
function place(all, next) {
  const user = all.users[next(3) === 0 ? 0 : next(all.users.length)];
  const held = user.assignments[next(user.assignments.length)];
  const account = next(5) === 0 ? all.accounts[next(all.accounts.length)] : held.accounts[next(held.accounts.length)];
  return { user: user.id, account };
}

const day = (number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
const decimal = (minor) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;

function payment(found, next) {
  // Up to 300.00, up to 30,000.00 or beyond every limit: executed, to be approved, refused.
  const minor = 1 + next([30_000, 3_000_000, 30_000_000][next(3)]);
  const date = FIRST_DAY + next(30);
  const question = { ...found, amount: decimal(minor), date: day(date) };
  return { ...found, minor, day: date, question };
}

/**
 * Strings come through JSON: like those of a page or a request they are no longer the very objects of the document,
 * so that finding an id costs a comparison.
 */
const fresh = (questions) => JSON.parse(JSON.stringify(questions));

const times = (count, make) => Array.from({ length: count }, make);

/** Checks: user, action, account. */
export function checks(document, seed) {
  const [all, next] = [ids(document), random(seed)];
  return fresh(times(COUNT, () => ({ ...place(all, next), action: all.actions[next(all.actions.length)] })));
}

/** Payments with amount and date. */
export function payments(document, seed) {
  const [all, next] = [ids(document), random(seed + 1)];
  const one = () => payment({ ...place(all, next), action: all.monetary[next(all.monetary.length)] }, next);
  return fresh(times(COUNT, one));
}

/** Payments of the first customer that wait for two signatures, where many may sign. */
export function approvals(document, seed) {
  const [user, next] = [document.users[0], random(seed + 2)];
  const held = user.assignments.find((assignment) => assignment.customer === "customer-0").accounts;
  const one = () => {
    const account = held[next(held.length)];
    const minor = 600_000 + next(100_000);
    const date = FIRST_DAY + next(30);
    return { user: user.id, account, action: "f0.create", minor, day: date, amount: decimal(minor), date: day(date) };
  };
  const asQuestion = ({ minor, day: at, ...question }) => ({ ...question, minor, day: at, question });
  return fresh(times(COUNT, () => asQuestion(one())));
}

/** The user with most accounts and, in turn, others; with all actions. */
export function lists(document, seed) {
  const [all, next] = [ids(document), random(seed + 3)];
  return fresh(times(COUNT, () => ({ user: all.users[0].id, action: all.actions[next(all.actions.length)] })));
}
