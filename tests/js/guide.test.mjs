/** The package's guide: a page for each public method, examples that run, recipes that are the apps that are tested. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import * as admin from "../../wasm/pkg/admin/entries/node.js";
import { compare } from "./support/golden.mjs";
import { root } from "./support/files.mjs";
import { examples, pages, program, shown, shownFiles, withFiles } from "./support/guide.mjs";

const all = pages();
const snapshot = JSON.parse(readFileSync(`${root}web-demo/seed/demo.json`, "utf8"));
const read = (path) => readFileSync(`${root}${path}`, "utf8");

/** Pages that are about no single method. */
const OTHERS = ["README.md", "entries.md", "errors.md", "forms.md", "init.md", "messages.md", "react.md", "recipes.md"];

/** Pages whose code is run by tests of their own. */
const ELSEWHERE = ["forms.md", "messages.md", "react.md", "recipes.md"];

/** The names of a class, its own and its prototype's, that its declaration has. */
function methods(type, declaration) {
  const declared = read(`wasm/pkg/admin/engine/${declaration}.d.ts`);
  const names = [...Object.getOwnPropertyNames(type), ...Object.getOwnPropertyNames(type.prototype)];
  const of = (name) => !["length", "name", "prototype", "constructor"].includes(name) && new RegExp(`\\b${name}\\(`).test(declared);
  return [...new Set(names)].filter(of);
}

/** The page that each public method is to have. */
function wanted() {
  const engine = [...methods(Object.getPrototypeOf(admin.Engine), "engine"), ...methods(admin.Engine, "admin"), "handles"];
  const functions = Object.keys(admin).filter((name) => /^[a-z]/.test(name) && name !== "default");
  return [
    ...[...new Set(engine)].map((name) => `engine/${name}.md`),
    ...methods(admin.EditSession, "session").map((name) => `edit-session/${name}.md`),
    ...functions.map((name) => `details/${name}.md`),
  ];
}

test("every public method has its page, and every page its method", () => {
  const expected = [...wanted(), ...OTHERS].sort();
  assert.ok(expected.length > 45, String(expected.length));
  assert.deepEqual([...all.keys()].sort(), expected);
  const index = all.get("README.md");
  assert.deepEqual(wanted().filter((path) => !index.includes(`](${path})`)), []);
  // Its heading says how it is called.
  const named = (path) => path.split("/").at(-1).replace(".md", "");
  assert.deepEqual(wanted().filter((path) => !all.get(path).split("\n")[0].includes(named(path))), []);
});

test("the page of handles names each of their methods", () => {
  const { handles } = admin.Engine.load(snapshot);
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(handles)).filter((name) => name !== "constructor");
  assert.ok(names.length === 5, names.join(" "));
  assert.deepEqual(names.filter((name) => !all.get("engine/handles.md").includes(`\`handles.${name}(`)), []);
});

const AsyncFunction = (async () => {}).constructor;

/** Runs an example over a fresh engine of the demo bank. */
async function run(path, code) {
  let counted = 0;
  const shows = (value, expected) => {
    assert.deepEqual(value, expected, path);
    counted += 1;
  };
  const refuses = (call, problem, at) => {
    assert.throws(call, ({ code, path: place }) => code === problem && place === at, `${path}: ${problem} at ${at}`);
    counted += 1;
  };
  const engine = admin.Engine.load(snapshot);
  const scope = { ...admin, init: admin.default, snapshot: structuredClone(snapshot), engine, shows, refuses };
  delete scope.default;
  await new AsyncFunction(...Object.keys(scope), `"use strict";\n${program(code)}`)(...Object.values(scope));
  assert.equal(counted, shown(code), path);
  return counted;
}

for (const [path, page] of all) {
  if (ELSEWHERE.includes(path) || examples(page) === "") continue;
  test(`the example of ${path} does what it says`, async () => {
    assert.ok((await run(path, examples(page))) > 0);
  });
}

test("every method's page has an example", () => {
  assert.deepEqual(wanted().filter((path) => shown(examples(all.get(path))) === 0), []);
});

test("both READMEs say how the package is installed, from a registry and from a checkout", () => {
  for (const readme of ["README.md", "wasm/README.md"]) {
    for (const line of ["npm install countersign", "cargo xtask package", "checkout"]) assert.ok(read(readme).includes(line), `${readme}: ${line}`);
  }
});

test("no link of the guide leads nowhere", () => {
  const broken = [...all].flatMap(([path, page]) => {
    const links = [...page.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link]) => new URL(link, `file:///docs/package/${path}`).pathname);
    return links.filter((link) => !existsSync(root + link)).map((link) => `${path}: ${link}`);
  });
  assert.deepEqual(broken, []);
});

test("the recipes show the apps that are built and run", () => {
  const page = all.get("recipes.md");
  compare("docs/package/recipes.md", withFiles(page));
  const apps = readdirSync(`${root}tests/apps`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = apps.map(({ name }) => name).filter((name) => !["support", "node_modules"].includes(name));
  const seen = new Set(shownFiles(page).map((path) => path.split("/")[2]));
  assert.deepEqual(names.filter((name) => !seen.has(name)), []);
});
