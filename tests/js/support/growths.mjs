/** The package's module, made to say how often its memory grows: each time is a full collection of the page's garbage. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { root } from "./files.mjs";

const FEATURES = [
  "mutable-globals", "sign-ext", "nontrapping-float-to-int", "bulk-memory", "multivalue", "reference-types", "exception-handling",
].map((name) => `--enable-${name}`);

const tool = (name, ...options) => execFileSync(`${root}node_modules/.bin/${name}`, options, { stdio: ["ignore", "pipe", "inherit"] });

/** In WebAssembly's text: a function that tells before it grows, in the place of the instruction. */
function telling(text) {
  const grows = text.split("(memory.grow").length - 1;
  if (grows === 0) throw new Error("the module never grows its memory");
  const asking = text.replaceAll("(memory.grow", "(call $grow");
  const first = asking.indexOf(" (import ");
  const told = ` (import "test" "grew" (func $grew (param i32)))\n`;
  const grow = " (func $grow (param $pages i32) (result i32) (call $grew (local.get $pages)) (memory.grow (local.get $pages)))\n";
  return `${asking.slice(0, first)}${told}${asking.slice(first, asking.lastIndexOf(")"))}${grow})`;
}

/** The bytes of the module at a path, which wants a function `test.grew` and calls it with so many pages. */
export function tellingModule(path) {
  const folder = mkdtempSync(join(tmpdir(), "countersign-growths-"));
  try {
    const [text, made] = [join(folder, "module.wat"), join(folder, "module.wasm")];
    tool("wasm-dis", ...FEATURES, path, "-o", text);
    writeFileSync(text, telling(readFileSync(text, "utf8")));
    tool("wasm-as", ...FEATURES, text, "-o", made);
    return readFileSync(made);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes every module that is instantiated from now on tell; `grown` has the pages of each time. */
export function listen() {
  const grown = [];
  const { Instance } = WebAssembly;
  const grew = (pages) => grown.push(pages);
  WebAssembly.Instance = function instance(module, imports) {
    return new Instance(module, { ...imports, test: { grew } });
  };
  return grown;
}
