/** The rooms of the package's source: which may ask which, and that no two files need each other. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { root } from "./support/files.mjs";

const folder = `${root}wasm/js`;

/** What each room may import from. What is generated, the bindings and the types, lies outside the rooms, for all of them. */
const ALLOWED = {
  entries: ["engine"],
  forms: ["engine"],
  react: ["engine"],
  messages: ["engine"],
  engine: [],
};
const GENERATED = ["countersign", "types"];
/** Written when the package is built. */
const MADE = ["entries/inline-module"];

const name = (path) => path.replace(/(\.d)?\.ts$/, "").replace(/\.js$/, "");
const roomOf = (file) => (file.includes("/") ? file.split("/")[0] : "");

/** Every file by its name without an ending, and what it imports of the others. */
function imports() {
  const files = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".ts"));
  const asked = (path) => {
    const text = readFileSync(join(folder, path), "utf8");
    return [...text.matchAll(/(?:from|import) "(\.[^"]+\.js)"/g)].map(([, from]) => name(join(dirname(path), from)));
  };
  return new Map(files.map((path) => [name(path), [...new Set(asked(path))]]));
}

const all = imports();

test("every file is in a room, or generated, and imports what there is", () => {
  assert.ok(all.size > 35, [...all.keys()].join(" "));
  const outside = [...all.keys()].filter((file) => !(roomOf(file) in ALLOWED) && !GENERATED.includes(file));
  assert.deepEqual(outside, []);
  const wanted = [...all.values()].flat().filter((file) => !MADE.includes(file));
  assert.deepEqual(wanted.filter((file) => !all.has(file)), []);
});

test("rooms import only from rooms below them", () => {
  const arrows = [...all].flatMap(([file, asked]) => asked.map((other) => [roomOf(file), roomOf(other), `${file} -> ${other}`]));
  assert.ok(arrows.length > 80, String(arrows.length));
  const wrong = arrows.filter(([from, to]) => to !== "" && to !== from && !ALLOWED[from]?.includes(to));
  assert.deepEqual(wrong.map(([, , arrow]) => arrow), []);
});

test("no file needs itself by way of others", () => {
  const circles = [];
  const [done, way] = [new Set(), []];
  const follow = (file) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" -> "));
    if (way.includes(file) || done.has(file)) return;
    way.push(file);
    for (const other of all.get(file) ?? []) follow(other);
    way.pop();
    done.add(file);
  };
  for (const file of all.keys()) follow(file);
  assert.deepEqual(circles, []);
});
