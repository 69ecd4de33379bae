// Two builds of the package in one process, taking turns: what a change costs, on the benchmark's worlds.
//
// node --expose-gc tests/bench/compare.mjs --worlds <folder> --before <package> --after <package>
//   [--sizes small,medium,large] [--quick] [--seed 1]
//
// A package is the folder that `cargo xtask package` makes. The limits are what a change may cost without a word.

import { existsSync, readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { loadavg } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { binaryOf, byHandle, open, triples } from "./ours.mjs";
import { checks, lists, payments } from "./questions.mjs";
import { contender, heavy, race, summary } from "./timing.mjs";

const { values: options } = parseArgs({
  options: {
    worlds: { type: "string" },
    before: { type: "string" },
    after: { type: "string" },
    sizes: { type: "string", default: "small,medium,large" },
    seed: { type: "string", default: "1" },
    quick: { type: "boolean", default: false },
    memory: { type: "string" },
  },
});

/** What may be asked on every keystroke; what answers as an object; loading. */
const LIMITS = { numbers: 1.1, objects: 1.5, "load of JSON": 1.5, "load of bytes": 2, memory: 1.3 };
const PACE = options.quick
  ? { rounds: 21, heavyRounds: 5, turnMs: 0.7, warmMs: 60 }
  : { rounds: 61, heavyRounds: 15, turnMs: 1, warmMs: 150 };
const BUILDS = ["before", "after"];

/** The entry for Node of a package, whose place has changed once. */
function entryOf(folder) {
  const places = ["entries/node.js", "node.js"].map((place) => join(resolve(folder), place));
  return places.find((place) => existsSync(place));
}

const read = (name) => readFileSync(join(resolve(options.worlds), name));

async function build(name, bytes, asked) {
  const entry = entryOf(options[name]);
  const { Engine } = await open(entry);
  const engine = Engine.load(bytes);
  const at = byHandle(engine, asked.payments);
  return { name, Engine, engine, binary: await binaryOf(entry, bytes), checks: byHandle(engine, asked.checks), at };
}

const handles = (engine, kind, ids) => Uint32Array.from(ids, (id) => engine.handles[kind](id));

/** Each question of both builds: its kind of limit, its name, and the contender of one build. */
function races(asked, bytes) {
  const minor = Float64Array.from(asked.payments, (question) => question.minor);
  const days = Int32Array.from(asked.payments, (question) => question.day);
  const questions = asked.payments.map(({ question }) => question);
  const users = asked.lists.map((_, at) => asked.others[at % asked.others.length]);
  const U = asked.checks.map(({ user }) => user);
  const A = asked.checks.map(({ action }) => action);
  const C = asked.checks.map(({ account }) => account);
  return [
    ["numbers", "check by strings", ({ name, engine }) =>
      contender(name, "if (engine.allows(U[j], A[j], C[j])) sink++;", { engine, U, A, C })],
    ["numbers", "check by handle", ({ name, engine, checks: { u, a, c } }) =>
      contender(name, "if (engine.allowsAt(u[j], a[j], c[j])) sink++;", { engine, u, a, c })],
    ["numbers", "checkMany", ({ name, engine, checks: at }) =>
      contender(name, "sink += engine.checkMany(many)[j];", { engine, many: triples(at) }, { per: U.length })],
    ["numbers", "verdictAt", ({ name, engine, at: { u, a, c } }) =>
      contender(name, "if (engine.verdictAt(u[j], a[j], c[j], minor[j], days[j]).submit > 1e6) sink++;", {
        engine, u, a, c, minor, days,
      })],
    ["numbers", "list", ({ name, engine }) =>
      contender(name, "sink += engine.accountsAt(u[j], a[j]).length;", {
        engine,
        u: handles(engine, "user", asked.lists.map(({ user }) => user)),
        a: handles(engine, "action", asked.lists.map(({ action }) => action)),
      })],
    ["numbers", "matrix", ({ name, engine }) =>
      contender(name, "sink += engine.matrixBits(u[j]).bits.length;", { engine, u: handles(engine, "user", users) })],
    ["objects", "check", ({ name, engine }) =>
      contender(name, "if (engine.check(questions[j]).allowed) sink++;", {
        engine, questions: asked.checks.map(({ user, action, account }) => ({ user, action, account })),
      })],
    ["objects", "evaluate", ({ name, engine }) =>
      contender(name, "sink += engine.evaluate(questions[j]).reasons.length;", { engine, questions })],
    ["objects", "explain", ({ name, engine }) =>
      contender(name, "sink += engine.explain(questions[j]).layers.length;", { engine, questions })],
    ["load of JSON", "load of JSON", ({ name, Engine }) =>
      heavy(name, () => Engine.load(bytes), (engine) => engine.free())],
    ["load of bytes", "load of bytes", ({ name, Engine, binary }) =>
      heavy(name, () => Engine.fromBinary(binary), (engine) => engine.free())],
  ];
}

async function measure(size) {
  const bytes = read(`${size}.json`);
  const document = JSON.parse(bytes.toString());
  const seed = Number(options.seed);
  const asked = {
    checks: checks(document, seed),
    payments: payments(document, seed),
    lists: lists(document, seed),
    others: document.users.slice(1, 400).map((user) => user.id),
  };
  const builds = [];
  for (const name of BUILDS) builds.push(await build(name, bytes, asked));
  for (const [kind, question, contend] of races(asked, bytes)) {
    const contenders = builds.map(contend);
    const rounds = contenders.some(({ run }) => run !== undefined) ? PACE.heavyRounds : PACE.rounds;
    const { before, after } = summary(race(contenders, { ...PACE, rounds }), "before");
    say(size, question, before.ns, after.ns, after.ratio, LIMITS[kind]);
  }
  for (const { engine } of builds) engine.free();
}

/** The module's memory after one load, each build in a process of its own: a module never gives memory back. */
function measureMemory(size) {
  const [before, after] = BUILDS.map((name) => {
    const words = ["--expose-gc", fileURLToPath(import.meta.url), "--worlds", options.worlds, "--memory", size];
    return Number(execFileSync(process.execPath, [...words, "--after", options[name]], { encoding: "utf8" }));
  });
  say(size, "memory after loading JSON", before, after, after / before, LIMITS.memory);
}

async function sayMemory() {
  const { Engine, memory } = await open(entryOf(options.after));
  Engine.load(read(`${options.memory}.json`));
  console.log(memory.buffer.byteLength);
}

function say(size, question, before, after, ratio, limit) {
  const columns = [size, question, number(before), number(after), ratio.toFixed(2), limit, ratio <= limit ? "" : "OVER"];
  console.log(columns.join("\t"));
}

const number = (value) => (value >= 1e6 ? `${(value / 1e6).toFixed(2)}M` : value.toFixed(1));

if (options.memory !== undefined) {
  await sayMemory();
} else {
  console.log(`node ${process.version}, load of the machine ${loadavg()[0].toFixed(2)}; ns (bytes of memory), medians`);
  console.log(["world", "question", "before", "after", "ratio", "limit", ""].join("\t"));
  for (const size of options.sizes.split(",")) await measure(size);
  measureMemory(options.sizes.split(",").at(-1));
}
