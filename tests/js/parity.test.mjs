/** The same bytes in every place: the corpus and random worlds, answered natively first and then wherever the package runs. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { startChromium } from "./support/chromium.mjs";
import { KINDS } from "./support/corpus.mjs";
import { root } from "./support/files.mjs";
import { inThread } from "./support/thread.mjs";
import { startWorker } from "./support/workerd.mjs";

const SEED = process.env.PARITY_SEED ?? "1";
const RANDOM = Number(process.env.PARITY_QUESTIONS ?? 100_000);
const IN_CORPUS = Object.values(KINDS).reduce((sum, count) => sum + count);
/** As much as one request carries. */
const CHUNK = 8_000_000;

const folder = mkdtempSync(join(tmpdir(), "countersign-parity-"));
const file = join(folder, "worlds.jsonl");
let lines;
let chromium;
let runtime;

before(async () => {
  const out = openSync(file, "w");
  const arguments_ = ["run", "--quiet", "--locked", "--package", "countersign-tests", "--bin", "parity", "--", SEED, String(RANDOM)];
  execFileSync(process.env.CARGO ?? "cargo", arguments_, { cwd: root, stdio: ["ignore", out, "inherit"] });
  closeSync(out);
  lines = readFileSync(file, "utf8");
  chromium = await startChromium({ "/worlds.jsonl": lines });
  runtime = startWorker();
});

after(async () => {
  await Promise.all([chromium?.close(), runtime?.dispose()]);
  rmSync(folder, { recursive: true, force: true });
});

function agrees(context, { asked, wrong }) {
  context.diagnostic(`seed ${SEED} (PARITY_SEED): ${asked} questions`);
  assert.deepEqual(wrong, []);
  assert.ok(asked >= IN_CORPUS + RANDOM, `only ${asked} questions`);
}

const inNode = (name) =>
  inThread(
    `if (data.name === "admin/entries/plain.js") delete globalThis.WebAssembly;
    const { readFileSync } = await import("node:fs");
    const { askWorlds } = await import(data.parity);
    const { Engine } = await entry(data.name);
    return askWorlds(Engine, readFileSync(data.file, "utf8"));`,
    { name, file, parity: new URL("support/parity.mjs", import.meta.url).href },
  );

const inChromium = async (name, path) => {
  const { page, faults } = await chromium.open(path);
  const result = await page.evaluate(async (name) => {
    const [{ default: init, Engine }, { askWorlds }, lines] = await Promise.all([
      import(`/wasm/pkg/${name}`),
      import("/tests/js/support/parity.mjs"),
      fetch("/worlds.jsonl").then((response) => response.text()),
    ]);
    await init();
    return askWorlds(Engine, lines);
  }, name);
  assert.deepEqual(faults(), []);
  return result;
};

test("in Node, from both modules", async (context) => {
  const results = await Promise.all([inNode("entries/node.js"), inNode("admin/entries/node.js")]);
  for (const result of results) agrees(context, result);
});

test("in plain JavaScript, in Node and in Chromium", async (context) => {
  const results = await Promise.all([inNode("admin/entries/plain.js"), inChromium("admin/entries/plain.js", "/strict")]);
  for (const result of results) agrees(context, result);
});

test("in Chromium and in the Worker's runtime", async (context) => {
  const results = await Promise.all([inChromium("entries/web.js", "/"), inWorker()]);
  for (const result of results) agrees(context, result);
});

async function inWorker() {
  const all = { asked: 0, wrong: [] };
  for (let start = 0; start < lines.length; ) {
    const end = lines.indexOf("\n", Math.min(start + CHUNK, lines.length - 1)) + 1;
    const body = lines.slice(start, end);
    const response = await runtime.dispatchFetch("http://localhost/parity", { method: "POST", body });
    const { asked, wrong } = await response.json();
    all.asked += asked;
    all.wrong.push(...wrong);
    start = end;
  }
  return all;
}
