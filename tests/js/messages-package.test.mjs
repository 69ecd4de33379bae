/** Texts for people as entries of the package: what they load, and that a mistake in a language does not compile. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { build } from "esbuild";

import { root } from "./support/files.mjs";

const pkg = `${root}wasm/pkg/`;
const LANGUAGES = ["en", "es", "ar"];

/** What a page bundles for a script, with the package found as its `exports` say. */
async function bundle(script) {
  const { exports } = JSON.parse(readFileSync(`${pkg}package.json`, "utf8"));
  const resolve = ({ path }) => ({ path: join(pkg, exports[`.${path.slice("countersign".length)}`].default) });
  const { metafile, outputFiles } = await build({
    stdin: { contents: script, resolveDir: root },
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    format: "esm",
    charset: "utf8",
    plugins: [{ name: "countersign", setup: (plugins) => plugins.onResolve({ filter: /^countersign/ }, resolve) }],
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  const used = Object.entries(inputs).filter(([name, { bytesInOutput }]) => name !== "<stdin>" && bytesInOutput > 0);
  return { files: used.map(([name]) => name.replace(/^.*wasm\/pkg\//, "")), size: outputFiles[0].contents.length };
}

test("each entry is in the package once, with its types", () => {
  const { exports, sideEffects } = JSON.parse(readFileSync(`${pkg}package.json`, "utf8"));
  assert.deepEqual(sideEffects.filter((file) => file.includes("messages")), []);
  const entries = ["./messages", ...LANGUAGES.map((language) => `./messages/${language}`)];
  for (const entry of entries) {
    for (const file of Object.values(exports[entry])) assert.ok(existsSync(join(pkg, file)), `${entry}: ${file}`);
  }
  assert.ok(!existsSync(`${pkg}admin/messages`));
  assert.ok(!readdirSync(`${pkg}admin`).some((name) => name.startsWith("messages")));
});

test("a page loads its language, no other one and no engine", async () => {
  const script = (language) =>
    `import { messages } from "countersign/messages"; import texts from "countersign/messages/${language}";
    console.log(messages(texts, { currency: "EUR" }).text({ code: "no-grant" }));`;
  for (const language of LANGUAGES) {
    const { files, size } = await bundle(script(language));
    assert.deepEqual(files.filter((file) => !file.startsWith("messages/")), []);
    const languages = files.filter((file) => LANGUAGES.some((other) => file === `messages/${other}.js`));
    assert.deepEqual(languages, [`messages/${language}.js`]);
    assert.ok(size < 35_000, `${language}: ${size} bytes`);
  }
});

test("what a page imports and does not use is not loaded", async () => {
  const unused = ["", ...LANGUAGES.map((language) => `/${language}`)];
  for (const entry of unused) {
    assert.deepEqual((await bundle(`import * as unused from "countersign/messages${entry}";`)).files, []);
  }
  const { files } = await bundle(`import { messages } from "countersign/messages"; console.log(messages);`);
  assert.deepEqual(files.filter((file) => LANGUAGES.includes(file.slice("messages/".length, -".js".length))), []);
});

/** Mistakes by name: what of the English texts becomes what, and what the compiler is to say of it. */
const MISTAKES = {
  none: ["", "", /^$/],
  "a code is missing": ['    "no-grant": "There is no authorisation to do this for another person.",\n', "", /no-grant/],
  "a code is superfluous": ["  reason: {\n", '  reason: {\n    "no-reason": "None.",\n', /is no code/],
  "a section is missing": ["  characters: {", "  letters: {", /characters/],
  "a section is superfluous": ["  reason: {\n", '  reasons: {},\n  reason: {\n', /is no section/],
  "a parameter is missing": ["at least {minimum} digits", "at least two digits", /{minimum} is missing/],
  "a parameter is missing in a variant": ['"Cannot be higher than {maximum}"', '"Is too high"', /{maximum} is missing/],
  "a parameter is misspelt": ['"The year cannot be before {year}"', '"The year cannot be before {years}"', /{year/],
  "a parameter is superfluous": ['"This account was not found."', '"{account} was not found."', /{account} is not given/],
  "a plural form is missing": ['one: "{count} entitled person", ', "", /one/],
  "a plural form is superfluous": ['one: "{count} entitled person"', 'few: "", one: "{count}"', /is no plural form/],
  "a text for when something is not given is missing": [', "Is not a reserved name"]', "]", /not-reserved/],
  "a text names what may not be given": ['"Is not a reserved name"]', '"Not {word}"]', /{word} is not given/],
};

test("a mistake in a language does not compile", () => {
  const english = readFileSync(`${root}wasm/js/messages/en.ts`, "utf8");
  const folder = mkdtempSync(join(tmpdir(), "countersign-texts-"));
  try {
    const mistakes = Object.entries(MISTAKES);
    for (const [index, [name, [from, to]]] of mistakes.entries()) {
      assert.ok(english.includes(from), name);
      const text = english.replace(from, to).replace('"./texts.js"', JSON.stringify(`${root}wasm/js/messages/texts.js`));
      writeFileSync(join(folder, `${index}.ts`), text);
    }
    const compiler = `${root}node_modules/typescript/bin/tsc`;
    const options = ["--noEmit", "--strict", "--module", "NodeNext", "--target", "ES2022", "--lib", "ES2022,ES2023.Intl"];
    const files = mistakes.map((_, index) => `${index}.ts`);
    const made = spawnSync(process.execPath, [compiler, ...options, ...files], { cwd: folder, encoding: "utf8" });
    const said = made.stdout.split(/^(?=\S+\.ts\()/m);
    for (const [index, [name, [, , expected]]] of mistakes.entries()) {
      const errors = said.filter((error) => error.startsWith(`${index}.ts(`)).join("");
      assert.match(errors, expected, name);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Code of a page that imports the texts, and what it says it prints. */
function* examples() {
  for (const page of ["wasm/README.md", "docs/package/messages.md"]) {
    for (const [, code] of readFileSync(`${root}${page}`, "utf8").matchAll(/```js\n([\s\S]*?)```/g)) {
      if (code.includes("countersign/messages")) yield { page, code };
    }
  }
}

test("the examples in the documents print what they say", async () => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-examples-"));
  const { exports } = JSON.parse(readFileSync(`${pkg}package.json`, "utf8"));
  const file = (entry) => JSON.stringify(`${pathToFileURL(join(pkg, exports[`.${entry}`].default))}`);
  let ran = 0;
  try {
    for (const { page, code } of examples()) {
      const script = join(folder, `${ran}.mjs`);
      writeFileSync(script, code.replaceAll(/"countersign(\/[^"]+)"/g, (_, entry) => file(entry)));
      const expected = [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, printed]) => printed);
      const { stdout } = spawnSync(process.execPath, [script], { encoding: "utf8" });
      assert.deepEqual(stdout.trimEnd().split("\n"), expected, page);
      ran += 1;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  assert.equal(ran, 3);
});
