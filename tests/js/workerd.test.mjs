/** The npm package in the runtime of Workers: the same answers. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";

import { Miniflare, convertV4MiniflareOptions } from "miniflare";

import { KINDS } from "./support/corpus.mjs";
import { corpus, root } from "./support/files.mjs";

/** The package's own files; the entries of other hosts among them are never imported. */
const scripts = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".js") && !["node.js", "web.js"].includes(name))
    .map((name) => ({ type: "ESModule", path: `${folder}/${name}` }));

let runtime;

before(() => {
  runtime = new Miniflare(
    convertV4MiniflareOptions({
      modulesRoot: root,
      modules: [
        { type: "ESModule", path: `${root}tests/js/support/workerd-entry.mjs` },
        { type: "ESModule", path: `${root}tests/js/support/corpus.mjs` },
        ...scripts(`${root}wasm/pkg`),
        { type: "CompiledWasm", path: `${root}wasm/pkg/countersign_bg.wasm` },
      ],
      compatibilityDate: "2026-11-01",
      cf: false,
    }),
  );
});

after(() => runtime?.dispose());

test("every question of the corpus gets its answer in the Worker's runtime", async () => {
  const response = await runtime.dispatchFetch("http://localhost/", { method: "POST", body: JSON.stringify(corpus()) });
  assert.deepEqual(await response.json(), { asked: KINDS, wrong: [] });
});
