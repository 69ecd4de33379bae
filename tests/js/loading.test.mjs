/** How the module comes to the package where no host loads it: what is refused with a code, and that a next try counts. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { initSync } from "../../wasm/pkg/entries/slim.js";
import init, { CountersignError, Engine } from "../../wasm/pkg/entries/web.js";
import { root } from "./support/files.mjs";

const demo = JSON.parse(readFileSync(`${root}web-demo/seed/demo.json`, "utf8"));
const module = readFileSync(`${root}wasm/pkg/entries/countersign_bg.wasm`);
/** The first use of it compiles a module of its own, which is not to happen while there is no WebAssembly. */
await fetch("data:,");

/** No module, and one that wants what this package does not give. */
const NONE = new Uint8Array();
const OTHER = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 2, 7, 1, 1, 0x61, 1, 0x62, 0, 0);
/** A module that wants nothing and has nothing. */
const EMPTY = OTHER.slice(0, 8);

function refused(code) {
  return (error) => {
    assert.ok(error instanceof CountersignError, String(error));
    assert.equal(error.code, code);
    return true;
  };
}

test("before a module is loaded every call says so", () => {
  assert.throws(() => Engine.load(demo), refused("not-initialised"));
  assert.throws(() => Engine.version, refused("not-initialised"));
});

test("what is no module, another one, or not there is refused, with its cause", async () => {
  const broken = () => Promise.reject(new Error("the network is down"));
  const sources = [() => NONE, () => OTHER, () => EMPTY, () => new WebAssembly.Module(EMPTY), () => new Response("gone", { status: 404 }), () => "no address", broken];
  for (const source of sources) {
    await assert.rejects(init(source()), (error) => refused("module-not-loaded")(error) && error.cause instanceof Error);
  }
  for (const module of [NONE, OTHER, EMPTY, new WebAssembly.Module(EMPTY)]) {
    assert.throws(() => initSync({ module }), refused("module-not-loaded"));
  }
});

test("a host that forbids WebAssembly is told from a module that is missing", async () => {
  const { WebAssembly } = globalThis;
  try {
    delete globalThis.WebAssembly;
    await assert.rejects(init(module), refused("wasm-not-allowed"));
    assert.throws(() => initSync({ module }), refused("wasm-not-allowed"));
    // It has an error class of its own: it is another copy of the package.
    await assert.rejects(import("../../wasm/pkg/admin/entries/inline.js"), { name: "CountersignError", code: "wasm-not-allowed" });
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
});

test("the module that only decides is refused by the administrators' entries, which load their own afterwards", async () => {
  const [web, slim] = await Promise.all([import("../../wasm/pkg/admin/entries/web.js"), import("../../wasm/pkg/admin/entries/slim.js")]);
  const wrong = (error) => error instanceof web.CountersignError && error.code === "module-not-loaded";
  await assert.rejects(web.default(module), wrong);
  assert.throws(() => slim.initSync({ module }), wrong);
  assert.throws(() => web.Engine.version, { code: "not-initialised" });
  await web.default(readFileSync(`${root}wasm/pkg/admin/entries/countersign_bg.wasm`));
  assert.equal(typeof web.Engine.slice(demo, "ana.torres"), "object");
});

test("after refused tries the right module loads, once for all who wait", async () => {
  const [first, second] = [init(module), init()];
  assert.equal(first, second);
  await second;
  const question = { user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating" };
  assert.equal(Engine.load(demo).check(question).allowed, true);
  // A module that is there stays.
  initSync({ module: NONE });
  assert.equal(Engine.load(demo).check(question).allowed, true);
});
