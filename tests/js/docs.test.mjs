/** The pages about the package: what they show runs, and does what they say. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { container } from "./support/dom.mjs";
import { transformSync } from "esbuild";
import { act, createElement } from "react";
import { createRoot } from "react-dom/client";

import { blocks, promised, run } from "./support/docs.mjs";
import { root } from "./support/files.mjs";

const snapshot = JSON.parse(readFileSync(`${root}web-demo/seed/demo.json`, "utf8"));

test("the examples of forms print what they say", async () => {
  let lines = 0;
  for (const code of blocks("forms.md", "js")) {
    const { printed } = await run(code, { snapshot });
    assert.deepEqual(printed, promised(code));
    assert.equal(printed.length, code.split("console.log").length - 1, "every line says what it prints");
    lines += printed.length;
  }
  assert.ok(lines >= 13, String(lines));
});

test("the example of React follows what is typed", async () => {
  const [code] = blocks("react.md", "tsx");
  const options = { loader: "tsx", jsx: "transform", format: "esm", jsxFactory: "createElement" };
  const { exported } = await run(transformSync(code, options).code, { createElement });
  const place = container();
  const page = createRoot(place);
  const show = (user) => act(async () => page.render(createElement(exported.Page, { snapshot, user })));
  await show("ana.torres");
  const input = place.querySelector("input");
  const type = (text) =>
    act(async () => {
      // React hears of a value only if it was not set through its own property.
      Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, "value").set.call(input, text);
      input.dispatchEvent(new window.Event("input", { bubbles: true }));
    });
  for (const [text, outcome] of [["100", "executed"], ["1,2", ""], ["6,000.00", "pendingApproval"], ["25,000.01", "denied"]]) {
    await type(text);
    assert.equal(place.querySelector("output").textContent, outcome, text);
  }
  await show("hugo.pastor");
  assert.equal(place.querySelector("input").disabled, true);
  assert.match(place.textContent, /user-not-active/);
  await act(async () => page.unmount());
});
