// Nobody is timed who answers differently: every contender is first asked what the engine's `check` and `evaluate`
// answer, the methods that the conformance corpus is about.

import { ABOVE_PRE_APPROVED, EXECUTED, LIMIT_EXCEEDED, REFUSED } from "./peers/model.mjs";
import { byHandle, triples } from "./ours.mjs";

/** How many questions of each kind. */
export const SAMPLE = 2048;

function agree(who, questions, wanted, answer) {
  questions.slice(0, SAMPLE).forEach((question, at) => {
    const got = answer(question, at);
    if (got === wanted[at]) return;
    throw new Error(`${who} answers ${got} where the engine says ${wanted[at]}: ${JSON.stringify(question)}`);
  });
}

/** What a peer that knows no approvals makes of a decision. */
function code(decision) {
  if (decision.headroom === undefined) return REFUSED;
  if (decision.reasons.some((reason) => reason.code === "limit-exceeded")) return LIMIT_EXCEEDED;
  return decision.outcome === "executed" && decision.reasons.length === 0 ? EXECUTED : ABOVE_PRE_APPROVED;
}

const minor = (text) => (text === null ? Infinity : Math.round(Number(text) * 100));

function headroom(decision) {
  if (decision.headroom === undefined) return "none";
  return `${minor(decision.headroom.submit)}/${minor(decision.headroom.execute)}`;
}

/** The engine's own words on every question of the sample. */
export function truth(engine, checks, payments) {
  const decisions = payments.slice(0, SAMPLE).map(({ question }) => engine.evaluate(question));
  return {
    allowed: checks.slice(0, SAMPLE).map((question) => engine.check(question).allowed),
    codes: decisions.map(code),
    headrooms: decisions.map(headroom),
    outcomes: decisions.map((decision) => decision.outcome),
  };
}

/** Of the first user: how many pairs of account and action the checks of a peer grant. */
function pairs(peer, state, user) {
  const found = peer.matrix(state, user);
  if (found instanceof Map) return [...found.values()].reduce((sum, actions) => sum + actions.size, 0);
  return ones(found.bits);
}

function ones(bits) {
  let count = 0;
  for (let word of bits) for (; word !== 0; word &= word - 1) count++;
  return count;
}

const listed = (peer, state, { user, action }) =>
  (peer.listIds ?? peer.list)(state, user, action).slice().sort().join();

/** Aborts unless a peer answers as the engine does; lists and matrices as `plain`, whose checks were compared. */
export function compare(peer, state, asked, wanted, plain) {
  agree(`${peer.name}.check`, asked.checks, wanted.allowed, ({ user, action, account }) =>
    peer.check(state, user, action, account));
  if (peer.limit !== undefined) compareLimits(peer, state, asked.payments, wanted);
  if (peer.oneByOne || peer === plain.peer) return;
  const some = asked.lists.slice(0, 8);
  const lists = some.map((question) => listed(plain.peer, plain.state, question));
  agree(`${peer.name}.listIds`, some, lists, (question) => listed(peer, state, question));
  if (!asked.quick) {
    const { user } = asked.lists[0];
    agree(`${peer.name}.matrix`, [user], [pairs(plain.peer, plain.state, user)], () => pairs(peer, state, user));
  }
}

function compareLimits(peer, state, payments, wanted) {
  const answers = payments.slice(0, SAMPLE).map(({ user, action, account, minor: amount }) =>
    peer.limit(state, user, action, account, amount));
  agree(`${peer.name}.limit`, payments, wanted.codes, (_, at) => answers[at].code);
  if (answers[0].submit === undefined && answers.every((answer) => answer.submit === undefined)) return;
  const said = ({ code: found, submit, execute }) => (found === REFUSED ? "none" : `${submit}/${execute}`);
  agree(`headroom of ${peer.name}`, payments, wanted.headrooms, (_, at) => said(answers[at]));
}

/** The same of the package's fast questions. */
export function compareOurs(engine, asked, wanted, plain) {
  const has = (method) => typeof engine[method] === "function";
  const at = byHandle(engine, asked.checks);
  if (has("allows")) {
    agree("allows", asked.checks, wanted.allowed, ({ user, action, account }) => engine.allows(user, action, account));
  }
  if (has("allowsAt")) {
    agree("allowsAt", asked.checks, wanted.allowed, (_, i) => engine.allowsAt(at.u[i], at.a[i], at.c[i]));
  }
  if (has("checkMany")) {
    const many = engine.checkMany(triples(at));
    agree("checkMany", asked.checks, wanted.allowed, (_, i) => many[i] === 1);
  }
  if (has("verdictAt")) compareVerdicts(engine, asked.payments, wanted);
  if (has("accountsAt")) compareLists(engine, asked.lists.slice(0, 8), plain);
  if (has("matrixBits")) compareMatrix(engine, asked.lists[0].user, plain);
}

/** Its outcome may be a word or a number: each must always stand for the same one. */
function compareVerdicts(engine, payments, wanted) {
  const at = byHandle(engine, payments);
  const verdicts = payments.slice(0, SAMPLE).map(({ minor: amount, day }, i) =>
    engine.verdictAt(at.u[i], at.a[i], at.c[i], amount, day));
  const words = new Map();
  verdicts.forEach(({ outcome }, i) => words.has(outcome) || words.set(outcome, wanted.outcomes[i]));
  agree("verdictAt", payments, wanted.outcomes, (_, i) => words.get(verdicts[i].outcome));
  const said = ({ submit, execute }) => `${submit}/${execute}`;
  agree("headroom of verdictAt", payments, wanted.headrooms, (_, i) =>
    wanted.headrooms[i] === "none" ? "none" : said(verdicts[i]));
}

function compareLists(engine, questions, { peer, state }) {
  const lists = questions.map((question) => listed(peer, state, question));
  const ids = new Map([...state.accounts.keys()].map((id) => [engine.handles.account(id), id]));
  agree("accountsAt", questions, lists, ({ user, action }) => {
    const found = engine.accountsAt(engine.handles.user(user), engine.handles.action(action));
    return Array.from(found, (account) => ids.get(account)).sort().join();
  });
}

function compareMatrix(engine, user, { peer, state }) {
  const wanted = ones(peer.matrix(state, user).bits);
  const { accounts, words, bits } = engine.matrixBits(engine.handles.user(user));
  agree("matrixBits", [user], [wanted], () => ones(bits));
  const u = engine.handles.user(user);
  const actions = [...state.actions.keys()].map((action) => engine.handles.action(action));
  accounts.forEach((account, row) => {
    for (const a of actions) {
      const set = ((bits[row * words + (a >>> 5)] >>> (a & 31)) & 1) === 1;
      if (set !== engine.allowsAt(u, a, account)) throw new Error(`matrixBits: account ${account}, action ${a}`);
    }
  });
}
