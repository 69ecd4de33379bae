/** The npm package in the runtime of Workers: the same answers. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { KINDS } from "./support/corpus.mjs";
import { corpus } from "./support/files.mjs";
import { startWorker } from "./support/workerd.mjs";

let runtime;

before(() => {
  runtime = startWorker();
});

after(() => runtime?.dispose());

test("every question of the corpus gets its answer in the Worker's runtime", async () => {
  const response = await runtime.dispatchFetch("http://localhost/", { method: "POST", body: JSON.stringify(corpus()) });
  assert.deepEqual(await response.json(), { asked: KINDS, wrong: [] });
});
