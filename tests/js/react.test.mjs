/** The hooks, as React runs them: in a document, twice under StrictMode, on a server. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { container } from "./support/dom.mjs";
import { Activity, StrictMode, act, createElement } from "react";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";

import * as admin from "../../wasm/pkg/admin/entries/node.js";
import * as plain from "../../wasm/pkg/admin/entries/plain.js";
import * as main from "../../wasm/pkg/entries/node.js";
import { useEngine, usePermission, useVerdict } from "../../wasm/pkg/react/index.js";
import { root } from "./support/files.mjs";

const demo = JSON.parse(readFileSync(`${root}web-demo/seed/demo.json`, "utf8"));
const asked = { user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating" };
const payment = { ...asked, amount: "100.00", date: "2026-11-20" };

/** An entry that remembers the engines that were loaded. */
function watched(entry = main) {
  const engines = [];
  const kept = (engine) => {
    engines.push(engine);
    return engine;
  };
  const Engine = {
    load: (document) => kept(entry.Engine.load(document)),
    fromBinary: (bytes) => kept(entry.Engine.fromBinary(bytes)),
  };
  return { entry: { default: entry.default, Engine }, engines };
}

function isFreed(engine) {
  try {
    engine.check(asked);
    return false;
  } catch (error) {
    return error.code === "engine-freed";
  }
}

/** Renders a hook; every answer it gave is kept, and the last is asked for by `now`. */
async function hooked(hook, first, { strict = false } = {}) {
  const answers = [];
  const Component = ({ props }) => {
    answers.push(hook(...props));
    return null;
  };
  const page = createRoot(container());
  const tree = (props) => createElement(strict ? StrictMode : "div", null, createElement(Component, { props }));
  const render = (...props) => act(async () => page.render(tree(props)));
  await render(...first);
  return { answers, render, now: () => answers.at(-1), unmount: () => act(async () => page.unmount()) };
}

test("an engine is loaded over a snapshot, and freed when the component goes", async () => {
  for (const source of [main, admin, plain]) {
    const { entry, engines } = watched(source);
    const { answers, now, unmount } = await hooked(useEngine, [entry, demo]);
    assert.deepEqual(answers[0], { engine: undefined, error: undefined, loading: true });
    assert.deepEqual(now(), { engine: engines[0], error: undefined, loading: false });
    assert.equal(isFreed(engines[0]), false);
    await unmount();
    assert.deepEqual(engines.map(isFreed), [true]);
  }
});

test("a document, its text, its bytes, a binary snapshot and a promise of one load alike", async () => {
  const text = JSON.stringify(demo);
  const binary = admin.Engine.load(demo).binary();
  const sources = [demo, text, new TextEncoder().encode(text), { binary }, Promise.resolve(demo), Promise.resolve({ binary })];
  for (const source of sources) {
    const { now, unmount } = await hooked(useEngine, [main, source]);
    assert.equal(now().engine?.check(asked).allowed, true);
    await unmount();
  }
  const { default: _, ...slim } = main;
  const { now, unmount } = await hooked(useEngine, [slim, demo]);
  assert.equal(now().engine?.check(asked).allowed, true, "an entry that was initialised by its host");
  await unmount();
});

test("another snapshot gets another engine, and no render sees one with the other", async () => {
  const { entry, engines } = watched();
  const other = structuredClone(demo);
  const { answers, render, now, unmount } = await hooked((given, snapshot) => ({ snapshot, ...useEngine(given, snapshot) }), [entry, demo]);
  await render(entry, demo);
  assert.equal(engines.length, 1, "the same snapshot is not loaded again");
  await render(entry, other);
  assert.deepEqual(engines.map(isFreed), [true, false]);
  assert.equal(now().engine, engines[1]);
  for (const { snapshot, engine } of answers) {
    assert.ok(engine === undefined || engine === engines[snapshot === demo ? 0 : 1]);
  }
  await render(entry, undefined);
  assert.deepEqual([now().engine, now().loading], [undefined, true]);
  await unmount();
  assert.deepEqual(engines.map(isFreed), [true, true]);
});

test("under StrictMode one engine is left, and that is the one that is given", async () => {
  const { entry, engines } = watched();
  const { now, unmount } = await hooked(useEngine, [entry, demo], { strict: true });
  assert.deepEqual(engines.filter((engine) => !isFreed(engine)), [now().engine]);
  await unmount();
  assert.ok(engines.length > 0 && engines.every(isFreed));
});

test("a component that was hidden is shown again with an engine that is not freed", async () => {
  const { entry, engines } = watched();
  const seen = [];
  const Component = () => {
    const { engine } = useEngine(entry, demo);
    seen.push(engine !== undefined && isFreed(engine));
    return null;
  };
  const page = createRoot(container());
  const show = (mode) => act(async () => page.render(createElement(Activity, { mode }, createElement(Component))));
  for (const mode of ["visible", "hidden", "visible"]) await show(mode);
  assert.deepEqual(engines.map(isFreed), [true, false]);
  assert.ok(!seen.includes(true));
  await act(async () => page.unmount());
});

test("nothing is loaded for a component that has gone", async () => {
  const { entry, engines } = watched();
  const { promise, resolve } = Promise.withResolvers();
  const { unmount } = await hooked(useEngine, [entry, promise]);
  await unmount();
  await act(async () => resolve(demo));
  assert.deepEqual(engines, []);
});

test("what cannot be loaded is an error, and the next snapshot is loaded all the same", async () => {
  const { render, now, unmount } = await hooked(useEngine, [main, { ...demo, roles: undefined }]);
  assert.deepEqual([now().error.code, now().engine, now().loading], ["missing-field", undefined, false]);
  await render(main, Promise.reject(new Error("no network")));
  assert.equal(now().error.message, "no network");
  await render({ ...main, default: () => Promise.reject("no module") }, demo);
  assert.equal(now().error.message, "no module");
  await render(main, demo);
  assert.equal(now().error, undefined);
  assert.equal(now().engine.check(asked).allowed, true);
  await unmount();
});

/** An engine that counts its questions. */
function counting() {
  const engine = main.Engine.load(demo);
  const count = { evaluate: 0, check: 0 };
  const counted = (method) => (...question) => {
    count[method] += 1;
    return engine[method](...question);
  };
  return { count, engine: { evaluate: counted("evaluate"), check: counted("check") } };
}

test("a verdict follows the question, after it is on the screen", async () => {
  const { engine } = counting();
  const { answers, render, now, unmount } = await hooked(useVerdict, [engine, payment]);
  assert.equal(now().verdict.outcome, "executed");
  answers.length = 0;
  await render(engine, { ...payment, amount: "25000.01" });
  assert.deepEqual(answers.map(({ verdict, stale }) => [verdict.outcome, stale]), [["executed", true], ["denied", false]]);
  await unmount();
});

test("an equal question is not asked again, another engine or other usage is", async () => {
  const { engine, count } = counting();
  const { render, now, unmount } = await hooked(useVerdict, [engine, payment]);
  const [before, first] = [count.evaluate, now().verdict];
  await render(engine, { ...payment });
  assert.equal(count.evaluate, before);
  assert.equal(now().verdict, first);
  await render(engine, payment, [{ ...asked, date: payment.date, amount: "1000000.00" }]);
  assert.equal(now().verdict.outcome, "denied");
  const other = counting();
  await render(other.engine, payment);
  assert.equal(other.count.evaluate, 1);
  await unmount();
});

test("a half typed amount is an error of the answer, and so is a freed engine", async () => {
  const engine = main.Engine.load(demo);
  const { render, now, unmount } = await hooked(useVerdict, [engine, { ...payment, amount: "12." }]);
  assert.deepEqual([now().verdict, now().stale, now().error.code], [undefined, false, "invalid-amount"]);
  await render(engine, payment);
  assert.deepEqual([now().verdict.outcome, now().error], ["executed", undefined]);
  await render(engine, undefined);
  assert.deepEqual(now(), { verdict: undefined, stale: false, error: undefined });
  await render(undefined, payment);
  assert.deepEqual(now(), { verdict: undefined, stale: false, error: undefined });
  engine.free();
  await render(engine, payment);
  assert.equal(now().error.code, "engine-freed");
  await unmount();
});

test("a mistake of another kind is thrown, as any of a render", async () => {
  const broken = { evaluate: () => { throw new TypeError("of the page"); } };
  await assert.rejects(hooked(useVerdict, [broken, payment]), TypeError);
});

test("a permission says why it is refused, and is none before there is an engine", async () => {
  const { engine, count } = counting();
  const { render, now, unmount } = await hooked(usePermission, [undefined, asked]);
  assert.deepEqual(now(), { allowed: false, reasons: [], error: undefined });
  await render(engine, asked);
  assert.deepEqual(now(), { allowed: true, reasons: [], error: undefined });
  const before = count.check;
  await render(engine, { ...asked });
  assert.equal(count.check, before, "an equal question is not asked again");
  await render(engine, { ...asked, user: "hugo.pastor" });
  assert.equal(now().allowed, false);
  assert.ok(now().reasons.some(({ code }) => code === "user-not-active"));
  await render(engine, { user: "ana.torres" });
  assert.deepEqual([now().allowed, now().reasons, now().error.code], [false, [], "missing-field"]);
  await unmount();
});

test("on a server nothing is loaded", () => {
  const { entry, engines } = watched();
  const Component = () => {
    const { engine, loading } = useEngine(entry, demo);
    const { verdict } = useVerdict(engine, payment);
    const { allowed } = usePermission(engine, asked);
    return JSON.stringify([loading, verdict ?? null, allowed]);
  };
  assert.equal(renderToString(createElement(Component)).replaceAll("&quot;", '"'), "[true,null,false]");
  assert.deepEqual(engines, []);
});
