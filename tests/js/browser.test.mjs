/** The npm package in Chromium: the same answers, under a strict content security policy. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { startChromium } from "./support/chromium.mjs";
import { KINDS } from "./support/corpus.mjs";
import { corpus } from "./support/files.mjs";

let chromium;

before(async () => {
  chromium = await startChromium({ "/cases.json": JSON.stringify(corpus()) });
});

after(() => chromium?.close());

test("every question of the corpus gets its answer in Chromium", async () => {
  const { page, faults } = await chromium.open();
  const result = await page.evaluate(async () => {
    const [{ default: init, Engine }, { askAll }, cases] = await Promise.all([
      import("/wasm/pkg/entries/web.js"),
      import("/tests/js/support/corpus.mjs"),
      fetch("/cases.json").then((response) => response.json()),
    ]);
    await Promise.all([init(), init()]);
    return askAll(Engine, cases);
  });
  assert.deepEqual(result, { asked: KINDS, wrong: [] });
  assert.deepEqual(faults(), []);
});

test("before init every call says that init is missing", async () => {
  const { page } = await chromium.open();
  const code = await page.evaluate(async () => {
    const { Engine, CountersignError } = await import("/wasm/pkg/entries/web.js");
    try {
      Engine.load({});
    } catch (error) {
      return error instanceof CountersignError ? error.code : String(error);
    }
  });
  assert.equal(code, "not-initialised");
});

test("texts for people keep every digit and stand in their direction", async () => {
  const { page } = await chromium.open();
  const [english, arabic] = await page.evaluate(async () => {
    const { messages } = await import("/wasm/pkg/messages/index.js");
    const languages = await Promise.all(["en", "ar"].map((language) => import(`/wasm/pkg/messages/${language}.js`)));
    const issue = { path: "", code: "above-maximum", maximum: "90071992547409.93" };
    return languages.map(({ default: texts }) => messages(texts, { currency: "EUR" }).text(issue));
  });
  assert.equal(english, "Cannot be higher than €90,071,992,547,409.93");
  assert.match(arabic, /^لا يمكن أن يكون أعلى من \u2068[^\u2069]*\u2069$/);
});

test("without wasm-unsafe-eval the engine in plain JavaScript answers every question", async () => {
  const { page, faults } = await chromium.open("/strict");
  const result = await page.evaluate(async () => {
    const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
    const refused = await WebAssembly.compile(empty).then(() => false, () => true);
    const [{ default: init, Engine }, { askAll }, cases] = await Promise.all([
      import("/wasm/pkg/admin/entries/plain.js"),
      import("/tests/js/support/corpus.mjs"),
      fetch("/cases.json").then((response) => response.json()),
    ]);
    await init();
    return { refused, ...askAll(Engine, cases) };
  });
  assert.deepEqual(result, { refused: true, asked: KINDS, wrong: [] });
  assert.deepEqual(faults().filter((fault) => !fault.includes("WebAssembly")), []);
});

test("a module in a file of JavaScript is there with the import", async () => {
  const { page, faults } = await chromium.open();
  const version = await page.evaluate(async () => (await import("/wasm/pkg/admin/entries/inline.js")).Engine.version);
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.deepEqual(faults(), []);
});

/** Each way to give a browser the module; the first way fails. */
const WAYS = [
  ["a URL", "new URL('/wasm/pkg/entries/countersign_bg.wasm', location.href)"],
  ["the text of a URL", "'/wasm/pkg/entries/countersign_bg.wasm'"],
  ["a request", "new Request('/wasm/pkg/entries/countersign_bg.wasm')"],
  ["a response", "fetch('/wasm/pkg/entries/countersign_bg.wasm')"],
  ["bytes", "fetch('/wasm/pkg/entries/countersign_bg.wasm').then((response) => response.arrayBuffer())"],
  ["a module", "WebAssembly.compileStreaming(fetch('/wasm/pkg/entries/countersign_bg.wasm'))"],
];

test("init takes a URL, a response, bytes and a module, again and again, also after it failed", async () => {
  for (const [name, way] of WAYS) {
    const { page } = await chromium.open();
    const got = await page.evaluate(`(async () => {
      const { default: init, Engine } = await import("/wasm/pkg/entries/web.js");
      const failed = [];
      for (const wrong of ["/nothing.wasm", fetch("/nothing.wasm"), Uint8Array.of(1, 2, 3)]) {
        await init(wrong).catch((error) => failed.push(error instanceof Error));
      }
      await Promise.all([init(${way}), init("/nothing.wasm")]);
      await init("/nothing.wasm");
      await init();
      return [failed, typeof Engine.version];
    })()`);
    assert.deepEqual(got, [[true, true, true], "string"], name);
    await page.close();
  }
});
