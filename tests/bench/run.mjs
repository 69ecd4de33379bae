// The package against its peers in Node: fresh processes, each a race of all contenders over the same world.
//
// node tests/bench/run.mjs --worlds <folder> [--processes 5] [--sizes small,medium,large] [--quick] [--seed 1]
//   [--package wasm/pkg/entries/node.js] [--json <file>]

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { judge } from "./goals.mjs";
import { report } from "./report.mjs";
import { median } from "./timing.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    worlds: { type: "string" },
    processes: { type: "string" },
    sizes: { type: "string", default: "small,medium,large" },
    seed: { type: "string", default: "1" },
    package: { type: "string", default: join(HERE, "../../wasm/pkg/entries/node.js") },
    json: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});
if (options.worlds === undefined) throw new Error("--worlds <folder> is needed; `cargo xtask bench` writes one");

// Turns shorter than a time slice of the system: where others work too, most turns are then undisturbed.
const PACE = options.quick
  ? { rounds: 21, heavyRounds: 3, turnMs: 0.7, warmMs: 60 }
  : { rounds: 61, heavyRounds: 7, turnMs: 1, warmMs: 150 };
const COMMON = {
  ...PACE,
  quick: options.quick,
  seed: Number(options.seed),
  worlds: resolve(options.worlds),
  entry: resolve(options.package),
};
const PROCESSES = Number(options.processes ?? (options.quick ? 1 : 5));
const SIZES = options.sizes.split(",");

/**
 * Cedar runs in processes of its own, beside plain and ours: V8 (Node 20 and 22) may abort when a call into a module
 * that hands out JavaScript objects, as Cedar's does, was inlined and its caller is thrown out of optimised code. Not
 * inlining such calls there slows ours, not Cedar.
 */
const CEDAR = { groups: ["check", "limit"], peers: ["plain", "cedar-wasm"] };
const CEDAR_FLAGS = ["--no-turbo-inline-js-wasm-calls"];
const HAND = { groups: ["check", "limit", "list", "matrix", "load"], peers: ["plain", "sets", "casl"] };

function spawn(task, flags = []) {
  const words = ["--expose-gc", ...flags, join(HERE, "process.mjs"), JSON.stringify({ ...COMMON, ...task })];
  const streams = { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] };
  const said = execFileSync(process.execPath, words, streams);
  return JSON.parse(said.trim().split("\n").at(-1));
}

const progress = (text) => process.stderr.write(`  ${text}\n`);

function repeat(what, task, flags) {
  return Array.from({ length: PROCESSES }, (_, turn) => {
    progress(`${what}, process ${turn + 1} of ${PROCESSES}`);
    return spawn(task, flags);
  });
}

const middle = (numbers) => (numbers.length === 0 ? null : median(numbers));
const known = (numbers) => numbers.filter((value) => value !== null && value !== undefined);

/** One row for each contender of each race, over all processes. */
function merge(size, runs) {
  const rows = new Map();
  for (const { figures } of runs) {
    for (const { name, figures: times } of figures) {
      for (const [who, figure] of Object.entries(times)) {
        const key = `${name}\t${who}`;
        if (!rows.has(key)) rows.set(key, { size, group: name, who, all: [] });
        rows.get(key).all.push(figure);
      }
    }
  }
  const over = (all, field) => middle(known(all.map((figure) => figure[field])));
  return [...rows.values()].map(({ all, ...row }) => ({ ...row, ns: over(all, "ns"), ratio: over(all, "ratio") }));
}

/** How ours compares with Cedar's limit decision, in the processes that have both. */
function againstCedar(runs) {
  const of = ({ figures }) => {
    const { figures: times } = figures.find(({ name }) => name === "limit");
    return times["ours, evaluate"].ns / times["cedar-wasm"].ns;
  };
  return middle(runs.map(of));
}

/** Lists and matrices are as many questions for a peer that knows only single ones. */
function estimated(size, rows) {
  const check = rows.find((row) => row.group === "check" && row.who === "cedar-wasm");
  const document = JSON.parse(readFileSync(join(COMMON.worlds, `${size}.json`), "utf8"));
  const accounts = document.users[0].assignments.reduce((sum, held) => sum + held.accounts.length, 0);
  const actions = document.features.reduce((sum, feature) => sum + feature.actions.length, 0);
  const row = (group, count) => ({ size, group, who: "cedar-wasm", ns: check.ns * count, ratio: null, estimated: true });
  return [row("list", accounts), row("matrix", accounts * actions)];
}

function measureSize(size) {
  const rows = merge(size, repeat(size, { kind: "peers", size, ...HAND }));
  const runs = repeat(`${size}, Cedar`, { kind: "peers", size, ...CEDAR }, CEDAR_FLAGS);
  const theirs = merge(size, runs).filter((row) => row.who === "cedar-wasm");
  rows.find((row) => row.who === "ours, evaluate").toCedar = againstCedar(runs);
  const all = [...rows, ...theirs, ...estimated(size, theirs)];
  return all.sort((left, right) => HAND.groups.indexOf(left.group) - HAND.groups.indexOf(right.group));
}

function measureMemory(size) {
  spawn({ kind: "snapshot", size });
  const megabytes = (all, field) => middle(all.map((figures) => figures[field] / 2 ** 20));
  return [["JSON bytes", "json"], ["binary snapshot", "binary"]].flatMap(([who, source]) => {
    const runs = repeat(`memory of ${size} from ${who}`, { kind: "memory", size, source });
    const all = runs.map(({ figures }) => figures).filter((figures) => figures.module !== undefined);
    if (all.length === 0) return [];
    return [{ size, group: "memory", who, module: megabytes(all, "module"), process: megabytes(all, "process") }];
  });
}

const versionOf = (name) => JSON.parse(readFileSync(join(HERE, "node_modules", name, "package.json"), "utf8")).version;

function setting(first, loadBefore) {
  return {
    engine: first.engine,
    peers: ["@casl/ability", "@cedar-policy/cedar-wasm"].map((name) => `${name} ${versionOf(name)}`).join(", "),
    node: process.version,
    machine: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
    "load of the machine": `${loadBefore.toFixed(2)} before, ${loadavg()[0].toFixed(2)} after (one minute)`,
    "processes of each size": PROCESSES,
    rounds: `${PACE.rounds}, of loading ${PACE.heavyRounds}`,
    seed: COMMON.seed,
  };
}

const loadBefore = loadavg()[0];
const results = SIZES.flatMap(measureSize);
const grown = repeat("growth", { kind: "growth" });
results.push(...merge("growth", grown));
if (SIZES.includes("large")) results.push(...measureMemory("large"));
const { missing } = grown[0];
const found = { setting: setting(grown[0], loadBefore), results, goals: judge(results, SIZES), missing };
console.log(report(found));
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(found, null, 2)}\n`);
