/** How long it takes from the compiled module to an engine that answers. A figure to look at: no time fails a test. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { startChromium } from "./support/chromium.mjs";
import { root } from "./support/files.mjs";
import { inThread } from "./support/thread.mjs";

const ROUNDS = 15;
const QUESTION = { user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "250.00", date: "2026-12-01" };

const demo = readFileSync(`${root}web-demo/seed/demo.json`, "utf8");
let chromium;

before(async () => {
  chromium = await startChromium({ "/demo.json": demo });
});

after(() => chromium?.close());

/** Milliseconds until the module is ready, the document loaded, and the first question answered. Runs in pages too, which take it as text. */
const timed = `async (init, Engine, module, demo, question) => {
  const start = performance.now();
  await init(module);
  const ready = performance.now() - start;
  const engine = Engine.load(demo);
  const loaded = performance.now() - start;
  const { outcome } = engine.evaluate(question);
  return { ready, loaded, answered: performance.now() - start, outcome };
}`;

function report(context, where, rounds) {
  assert.ok(rounds.every(({ outcome }) => outcome === "executed"));
  const median = (field) => rounds.map((round) => round[field]).sort((one, other) => one - other)[ROUNDS >> 1].toFixed(2);
  context.diagnostic(`${where}, from a compiled module: ready in ${median("ready")} ms, the demo loaded in ${median("loaded")} ms, first answer in ${median("answered")} ms (medians of ${ROUNDS})`);
}

test("in Node", async (context) => {
  const module = new WebAssembly.Module(readFileSync(`${root}wasm/pkg/entries/countersign_bg.wasm`));
  const rounds = [];
  while (rounds.length < ROUNDS) {
    const body = `const { default: init, Engine } = await entry("entries/web.js");
      return (${timed})(init, Engine, data.module, data.demo, data.QUESTION);`;
    rounds.push(await inThread(body, { module, demo, QUESTION }));
  }
  report(context, "Node", rounds);
});

test("in Chromium", async (context) => {
  const rounds = [];
  while (rounds.length < ROUNDS) {
    const { page } = await chromium.open();
    const round = await page.evaluate(`(async () => {
      const { default: init, Engine } = await import("/wasm/pkg/entries/web.js");
      const module = await WebAssembly.compileStreaming(fetch("/wasm/pkg/entries/countersign_bg.wasm"));
      const demo = await fetch("/demo.json").then((response) => response.text());
      return (${timed})(init, Engine, module, demo, ${JSON.stringify(QUESTION)});
    })()`);
    rounds.push(round);
    await page.close();
  }
  report(context, "Chromium", rounds);
});
