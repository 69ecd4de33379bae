/** The npm package in Node: parity, errors, lifetime. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import init, { CountersignError, Engine } from "../../wasm/pkg/entries/node.js";
import { KINDS, askAll } from "./support/corpus.mjs";
import { corpus, root } from "./support/files.mjs";

const cases = corpus();
const [{ snapshot, queries }] = cases;
const question = queries.find(({ kind }) => kind === "check").input;

/** What a call throws, if it is the package's error. */
function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof CountersignError, String(error));
    return { code: error.code, path: error.path, count: error.issues.length };
  }
  return assert.fail("nothing was thrown");
}

test("every question of the corpus gets its answer in Node", () => {
  assert.deepEqual(askAll(Engine, cases), { asked: KINDS, wrong: [] });
});

test("init is the same call as in a browser", async () => {
  await init();
  await init();
});

test("an object, its JSON text and its bytes load alike", () => {
  const text = JSON.stringify(snapshot);
  const bytes = new TextEncoder().encode(text);
  for (const document of [snapshot, text, bytes, bytes.buffer]) {
    const engine = Engine.load(document);
    assert.equal(typeof engine.check(question).allowed, "boolean");
    engine[Symbol.dispose]();
  }
});

test("a refused document names every problem", () => {
  const broken = structuredClone(snapshot);
  broken.legalEntity.currency = "EURO";
  broken.users[0].extra = 1;
  delete broken.roles;
  assert.deepEqual(thrown(() => Engine.load(broken)), { code: "missing-field", path: "/roles", count: 2 });
  assert.deepEqual(thrown(() => Engine.load("{")), { code: "invalid-json", path: "", count: 1 });
});

test("bad input of any type throws the package's error and the engine goes on", () => {
  const engine = Engine.load(snapshot);
  const circular = {};
  circular.self = circular;
  for (const input of [undefined, null, 1, 1n, "text", [], {}, Symbol("s"), () => 1, circular, { user: 1 }]) {
    assert.ok(thrown(() => engine.check(input)).code, String(typeof input));
    assert.ok(thrown(() => engine.evaluate(input)).code, String(typeof input));
  }
  for (const document of [undefined, 1, 1n, circular, [], "", "null", new Uint8Array([0xff])]) {
    assert.ok(thrown(() => Engine.load(document)).code, String(typeof document));
  }
  const evaluated = { ...question, date: "2026-11-20", amount: "1.00" };
  assert.equal(thrown(() => engine.evaluate({ ...evaluated, amount: 1 })).path, "/amount");
  assert.equal(thrown(() => engine.evaluate({ ...evaluated, amount: "1e3" })).code, "invalid-amount");
  assert.equal(thrown(() => engine.evaluate({ ...evaluated, date: "2026-02-30" })).code, "invalid-date");
  assert.equal(thrown(() => engine.evaluate(evaluated, [{}])).path, "/usage/0/user");
  assert.equal(typeof engine.check(question).allowed, "boolean");
});

test("a freed engine says so", () => {
  const engine = Engine.load(snapshot);
  engine.free();
  engine.free();
  assert.equal(thrown(() => engine.check(question)).code, "engine-freed");
});

test("the package, the engine and its module have one version", () => {
  const { version } = JSON.parse(readFileSync(`${root}wasm/pkg/package.json`, "utf8"));
  assert.equal(Engine.version, version);
});

test("the first code of the package's README runs", async () => {
  const readme = readFileSync(`${root}wasm/README.md`, "utf8");
  const code = /```js\n([\s\S]*?)```/.exec(readme)[1];
  const demo = JSON.parse(readFileSync(`${root}web-demo/seed/demo.json`, "utf8"));
  const printed = [];
  const lines = code.replace(/^import .*$/m, "").replace("console.log", "print");
  const run = new Function("init", "Engine", "snapshot", "print", `return (async () => {${lines}})()`);
  await run(init, Engine, demo, (...values) => printed.push(values));
  assert.deepEqual(printed, [["25000.00", "executed", []]], "what is offered passes");
});
