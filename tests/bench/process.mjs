// One fresh process of the benchmark: loads, compares the answers, measures, prints its figures as one line of JSON.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compare, compareOurs, truth } from "./agreement.mjs";
import { growth, groups } from "./figures.mjs";
import { binaryOf, open } from "./ours.mjs";
import { approvals, checks, lists, payments } from "./questions.mjs";
import { kept, race, summary } from "./timing.mjs";

const task = JSON.parse(process.argv[2]);
const read = (name) => readFileSync(join(task.worlds, name));
const { Engine, memory, missing } = await open(task.entry);

const peersOf = (names) => Promise.all(names.map((name) => import(`./peers/${name}.mjs`)));

function questions(document) {
  return {
    checks: checks(document, task.seed),
    payments: payments(document, task.seed),
    lists: lists(document, task.seed),
    others: document.users.slice(1, 400).map((user) => user.id),
    quick: task.quick,
  };
}

function run(races) {
  return races.map(({ name, base, contenders }) => {
    const rounds = contenders.some((racer) => racer.run !== undefined) ? task.heavyRounds : task.rounds;
    return { name, base, figures: summary(race(contenders, { ...task, rounds }), base) };
  });
}

async function measurePeers() {
  const bytes = read(`${task.size}.json`);
  const text = bytes.toString();
  const asked = questions(JSON.parse(text));
  const engine = Engine.load(bytes);
  const peers = (await peersOf(task.peers)).map((peer) => ({ peer, state: peer.load(text) }));
  const wanted = truth(engine, asked.checks, asked.payments);
  for (const { peer, state } of peers) compare(peer, state, asked, wanted, peers[0]);
  compareOurs(engine, asked, wanted, peers[0]);
  const binary = await binaryOf(task.entry, bytes);
  return run(groups({ engine, Engine, peers, asked, bytes, binary }, task.groups));
}

/** A world with the questions about it; the names say what was put into it. */
function grown(name, size, { withUsage = false, peer } = {}) {
  const bytes = read(`${size}.json`);
  const document = JSON.parse(bytes.toString());
  const engine = Engine.load(bytes);
  if (withUsage && missing.includes("setUsage")) return [];
  if (withUsage) engine.setUsage(JSON.parse(read(`${size}-usage.json`).toString()));
  const asked = questions(document);
  const plain = peer && { peer, state: peer.load(bytes.toString()) };
  return [{ name, engine, plain, ...asked, approvals: approvals(document, task.seed) }];
}

async function measureGrowth() {
  const [peer] = await peersOf(["plain"]);
  return run(growth([
    ...grown("small", "small", { peer }),
    ...grown("large", "large", { peer }),
    ...grown("large, usage", "large", { withUsage: true }),
    ...grown("large, usage, approvers", "approvers", { withUsage: true }),
  ]));
}

async function snapshotFile() {
  writeFileSync(join(task.worlds, `${task.size}.bin`), await binaryOf(task.entry, read(`${task.size}.json`)));
  return [];
}

/** What a page pays that loads once: the module's memory never shrinks again. */
function measureMemory() {
  const before = process.memoryUsage().rss;
  const binary = task.source === "binary";
  const engine = binary ? Engine.fromBinary(read(`${task.size}.bin`)) : Engine.load(read(`${task.size}.json`));
  const grown = process.memoryUsage().rss - before;
  engine.free();
  return { module: memory.buffer.byteLength, process: grown };
}

const MEASURE = { peers: measurePeers, growth: measureGrowth, snapshot: snapshotFile, memory: measureMemory };
const figures = await MEASURE[task.kind]();
console.log(JSON.stringify({ figures, missing, engine: Engine.version, kept: kept() }));
