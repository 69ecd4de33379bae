/** Files that a person should review when they change. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

import { root } from "./files.mjs";

/** Compares a text with a committed file, or writes the file if `UPDATE_EXPECT` is set. */
export function compare(path, text) {
  const file = `${root}${path}`;
  if (process.env.UPDATE_EXPECT !== undefined) writeFileSync(file, text);
  let committed = "";
  try {
    committed = readFileSync(file, "utf8");
  } catch {
    // Not there yet: everything differs.
  }
  assert.equal(text, committed, `${path} is not what is made now: look at the change and write it with UPDATE_EXPECT=1`);
}
