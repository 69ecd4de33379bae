// What is timed against what. Each group is one race; its base is what the ratios are to.

import { byHandle, triples } from "./ours.mjs";
import { contender, heavy } from "./timing.mjs";

const decoder = new TextDecoder();
const columns = (questions) => ({
  U: questions.map((question) => question.user),
  A: questions.map((question) => question.action),
  C: questions.map((question) => question.account),
});

/** Ours, if the package has the method; what it lacks is reported by `missing`. */
const ours = (engine, method, who, code, scope, options) =>
  typeof engine[method] === "function" ? [contender(who, code, { engine, ...scope }, options)] : [];

/** A peer's function, if it has one. */
const theirs = (peers, method, code, scope) =>
  peers
    .filter(({ peer }) => peer[method] !== undefined)
    .map(({ peer, state }) => contender(peer.name, code, { call: peer[method], state, ...scope }));

const plainOf = (peers) => peers.find(({ peer }) => peer.name === "plain");

/** The handles of plain: its own numbers. */
function numbers({ state }, questions) {
  const of = (map, key) => Uint32Array.from(questions, (question) => map.get(question[key]));
  return { u: of(state.users, "user"), a: of(state.actions, "action"), c: of(state.accounts, "account") };
}

function check({ engine, peers, asked }) {
  const strings = columns(asked.checks);
  const at = byHandle(engine, asked.checks);
  const many = at && triples(at);
  const plain = plainOf(peers);
  return [
    ...theirs(peers, "check", "if (call(state, U[j], A[j], C[j])) sink++;", strings),
    contender("plain, by handle", "if (call(state, u[j], a[j], c[j])) sink++;", {
      call: plain.peer.checkAt, state: plain.state, ...numbers(plain, asked.checks),
    }),
    ...ours(engine, "allows", "ours, strings", "if (engine.allows(U[j], A[j], C[j])) sink++;", strings),
    ...ours(engine, "allowsAt", "ours, by handle", "if (engine.allowsAt(u[j], a[j], c[j])) sink++;", at),
    ...ours(engine, "checkMany", "ours, checkMany", "sink += engine.checkMany(many)[j];", { many }, {
      per: asked.checks.length,
    }),
    ...ours(engine, "check", "ours, object", "if (engine.check(questions[j]).allowed) sink++;", {
      questions: asked.checks.map(({ user, action, account }) => ({ user, action, account })),
    }),
  ];
}

function money(questions) {
  return {
    M: Float64Array.from(questions, (question) => question.minor),
    D: Int32Array.from(questions, (question) => question.day),
  };
}

const VERDICT = "if (engine.verdictAt(u[j], a[j], c[j], M[j], D[j]).submit > 1e6) sink++;";

function limit({ engine, peers, asked }) {
  const strings = { ...columns(asked.payments), ...money(asked.payments) };
  const plain = plainOf(peers);
  return [
    ...theirs(peers, "limit", "sink += call(state, U[j], A[j], C[j], M[j]).code;", strings),
    contender("plain, by handle", "sink += call(state, u[j], a[j], c[j], M[j]).code;", {
      call: plain.peer.limitAt, state: plain.state, ...numbers(plain, asked.payments), ...money(asked.payments),
    }),
    ...ours(engine, "verdictAt", "ours, verdictAt", VERDICT, {
      ...byHandle(engine, asked.payments), ...money(asked.payments),
    }),
    ...evaluated(engine, "ours, evaluate", asked.payments),
  ];
}

const evaluated = (engine, who, questions) =>
  ours(engine, "evaluate", who, "sink += engine.evaluate(questions[j]).reasons.length;", {
    questions: questions.map(({ question }) => question),
  });

function list({ engine, peers, asked }) {
  const { U, A } = columns(asked.lists);
  return [
    ...theirs(peers, "list", "sink += call(state, U[j], A[j]).length;", { U, A }),
    ...theirs(peers, "listIds", "sink += call(state, U[j], A[j]).length;", { U, A }).map((racer) =>
      racer.who === "plain" ? { ...racer, who: "plain, as ids" } : racer),
    ...ours(engine, "accountsAt", "ours, indices", "sink += engine.accountsAt(u[j], a[j]).length;", {
      ...handles(engine, { U, A }),
    }),
  ];
}

function handles(engine, { U, A }) {
  if (engine.handles === undefined) return {};
  return {
    u: Uint32Array.from(U, (id) => engine.handles.user(id)),
    a: Uint32Array.from(A, (id) => engine.handles.action(id)),
  };
}

/** The user with most accounts together with another one, each time: the answer before is never the answer. */
function matrix({ engine, peers, asked }) {
  const [{ user }] = asked.lists;
  const U = asked.lists.map((_, at) => asked.others[at % asked.others.length]);
  const usable = asked.quick ? peers.filter(({ peer }) => peer.name === "plain") : peers;
  const both = (ask) =>
    `const m = ${ask("first")}, o = ${ask("U[j]")}; sink += m.size ?? m.bits.length + o.bits.length;`;
  const at = (id) => engine.handles?.user(id);
  return [
    ...theirs(usable, "matrix", both((who) => `call(state, ${who})`), { first: user, U }),
    ...ours(engine, "matrixBits", "ours, bits", both((who) => `engine.matrixBits(${who})`), {
      first: at(user), U: U.map(at),
    }),
  ];
}

function load({ Engine, peers, bytes, binary }) {
  const free = (loaded) => loaded.free();
  return [
    ...peers.map(({ peer }) => heavy(peer.name, () => peer.load(decoder.decode(bytes)))),
    heavy("ours, JSON bytes", () => Engine.load(bytes), free),
    heavy("ours, binary snapshot", () => Engine.fromBinary(binary), free),
  ];
}

const NAMED = { check, limit, list, matrix, load };

/** The races of one size. Peers that answer one by one take no part in lists, matrices and loading. */
export function groups(world, names) {
  return names.map((name) => ({ name, base: "plain", contenders: NAMED[name](world) }));
}

/** How the same question grows: small and large worlds, much usage, many approvers, in one race. */
export function growth(worlds) {
  const each = (make) => worlds.flatMap((world) => make(world, byHandle(world.engine, world.payments)));
  const group = (name, contenders) => ({ name: `growth: ${name}`, base: worlds[0].name, contenders });
  const plain = ({ name, plain: found, checks }) =>
    theirs(found ? [found] : [], "check", "if (call(state, U[j], A[j], C[j])) sink++;", columns(checks)).map(
      (racer) => ({ ...racer, who: name }),
    );
  return [
    // A larger world is slower for everybody: its ids and rows are no longer in the processor's caches.
    group("of plain, check", worlds.flatMap(plain)),
    group("check, strings", each(({ engine, name, checks }) =>
      ours(engine, "allows", name, "if (engine.allows(U[j], A[j], C[j])) sink++;", columns(checks)))),
    group("check, by handle", each(({ engine, name, checks }) =>
      ours(engine, "allowsAt", name, "if (engine.allowsAt(u[j], a[j], c[j])) sink++;", byHandle(engine, checks)))),
    group("check, object", each(({ engine, name, checks }) =>
      ours(engine, "check", name, "if (engine.check(questions[j]).allowed) sink++;", {
        questions: checks.map(({ user, action, account }) => ({ user, action, account })),
      }))),
    group("verdictAt", each(({ engine, name, payments }, at) =>
      ours(engine, "verdictAt", name, VERDICT, { ...at, ...money(payments) }))),
    group("evaluate", each(({ engine, name, payments }) => evaluated(engine, name, payments))),
    group("evaluate, two signatures", each(({ engine, name, approvals }) => evaluated(engine, name, approvals))),
  ];
}
