/** The module's memory: it grows once for a document, and what was freed is used again. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine, initSync } from "../../wasm/pkg/entries/slim.js";
import { root } from "./support/files.mjs";
import { listen, tellingModule } from "./support/growths.mjs";
import { company } from "./support/large.mjs";

const PAGE = 65_536;
const grown = listen();
initSync({ module: tellingModule(`${root}wasm/pkg/entries/countersign_bg.wasm`) });

/** How often the memory grows meanwhile, and by how many bytes. */
function growth(what) {
  grown.length = 0;
  const result = what();
  return { result, times: grown.length, bytes: grown.reduce((sum, pages) => sum + pages * PAGE, 0) };
}

const document = new TextEncoder().encode(JSON.stringify(company({ users: 200, accounts: 4_000 })));

test("a document of megabytes grows the memory no more than three times, and to no more than needed", (context) => {
  assert.ok(document.length > 2_000_000, String(document.length));
  const { result, times, bytes } = growth(() => Engine.load(document));
  context.diagnostic(`${document.length} bytes of a document: ${times} growths, ${(bytes / document.length).toFixed(2)} times its size`);
  assert.equal(result.allows("user-0", "f0.create", "account-0"), true);
  assert.ok(times > 0 && times <= 3, `${times} growths: ${grown.join(" ")}`);
  assert.ok(bytes < 5 * document.length, `${bytes} bytes for ${document.length}`);
  result.free();
});

test("what was freed is used again: further documents of that size need next to nothing, and soon nothing", () => {
  const more = Array.from({ length: 4 }, () => {
    const { result, times, bytes } = growth(() => Engine.load(document));
    assert.ok(times <= 1, grown.join(" "));
    result.free();
    return bytes;
  });
  assert.ok(more[0] < document.length / 20, `${more[0]} bytes`);
  assert.deepEqual(more.slice(1), [0, 0, 0]);
});

test("engines that take each other's place need room for two, and no more after some of them", () => {
  let last = Engine.load(document);
  const more = [];
  for (let count = 0; count < 10; count += 1) {
    const { result, times, bytes } = growth(() => Engine.load(document));
    assert.ok(times <= 3, `${times} growths: ${grown.join(" ")}`);
    more.push(bytes);
    last.free();
    last = result;
  }
  // The second engine and what loading it needs; then some holes until what engines leave fits the next ones, and nothing after.
  const [second, ...others] = more;
  assert.ok(second < 3 * document.length, `${second} more bytes`);
  assert.ok(others.reduce((sum, bytes) => sum + bytes) < document.length, others.join());
  assert.deepEqual(others.slice(3), [0, 0, 0, 0, 0, 0]);
  last.free();
});

test("a small document grows it by a few pages", () => {
  const small = growth(() => Engine.load(company({ users: 2, accounts: 4 })));
  assert.ok(small.times <= 1, grown.join(" "));
  small.result.free();
});
