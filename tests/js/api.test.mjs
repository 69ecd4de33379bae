/** The package's public API as text, for review: a changed name or signature is a changed promise. */
import assert from "node:assert/strict";
import { basename } from "node:path";
import { test } from "node:test";

import { entries, names, place, reachable, signatures, undocumented } from "./support/declarations.mjs";
import { compare } from "./support/golden.mjs";

/** Generated from the engine's documents and committed as such. */
const GENERATED = "types.d.ts";

const documents = (file) => [...reachable(file)].filter((found) => basename(found) === GENERATED).flatMap(names);

const all = [...new Set(entries().flatMap(({ file }) => [...reachable(file)]))];
const written = all.filter((file) => basename(file) !== GENERATED);

/** Each declaration once: the entries under `admin` have copies of their own. */
function declarations() {
  const seen = new Set();
  const parts = written.map((file) => {
    const key = `${basename(file)}\n${signatures(file)}`;
    if (seen.has(key)) return "";
    seen.add(key);
    return `== ${place(file)}\n${signatures(file)}\n\n`;
  });
  return parts.join("");
}

test("the committed API of the package is what it declares", () => {
  const byEntry = entries().map(({ specifier, file }) => {
    const types = new Set(documents(file));
    const own = names(file).filter((name) => !types.has(name));
    return `== import "${specifier}"\n${[...own, `and the types of ${GENERATED}`].join("\n")}\n\n`;
  });
  const types = [...new Set(all.flatMap(documents))].sort();
  const text = `${byEntry.join("")}${declarations()}== ${GENERATED}\n${types.join("\n")}\n`;
  compare("tests/golden/package-api.txt", text);
});

test("everything public is described where an editor shows it", () => {
  assert.ok(all.length > 10, String(all.length));
  const known = new Set(entries().flatMap(({ file }) => names(file)));
  assert.deepEqual(all.flatMap((file) => undocumented(file, known)), []);
});

test("no declaration needs the generated bindings", () => {
  assert.deepEqual(all.map(place).filter((file) => file.includes("countersign")), []);
});
