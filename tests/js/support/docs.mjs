/** Code of the documentation, run as it stands there. */
import { readFileSync } from "node:fs";

import { root } from "./files.mjs";

/** Where the package's entries lie. */
const ENTRIES = { countersign: "entries/node.js", "countersign/admin": "admin/entries/node.js", "countersign/schema": "forms/index.js" };

function load(name) {
  const file = ENTRIES[name] ?? name.replace(/^countersign\/(.+)$/, "$1/index.js");
  return import(name.startsWith("countersign") ? `${root}wasm/pkg/${file}` : name);
}

/** The blocks of a page that are in this language. */
export function blocks(page, language) {
  const text = readFileSync(`${root}docs/package/${page}`, "utf8");
  const found = text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"));
  return Array.from(found, ([, code]) => code);
}

/** Runs a block; `names` are what it takes for granted. Gives what it exports and what it printed. */
export async function run(code, names = {}) {
  const printed = [];
  const imported = code
    .replace(/^import \* as (\w+) from "(.+)";$/gm, 'const $1 = await load("$2");')
    .replace(/^import \{(.+)\} from "(.+)";$/gm, (_, what, from) => `const {${what.replaceAll(" as ", ": ")}} = await load("${from}");`)
    .replace(/^export \{([^}]+)\};$/gm, (_, what) => `Object.assign(exported, {${what.replace(/(\w+) as (\w+)/g, "$2: $1")}});`)
    .replace(/^export (?=function (\w+))/gm, (_, name) => `exported.${name} = ${name};\n`)
    .replaceAll("console.log(", "print(");
  const exported = {};
  const taken = { load, exported, print: (value) => printed.push(value), ...names };
  await new Function(...Object.keys(taken), `return (async () => {${imported}})()`)(...Object.values(taken));
  return { exported, printed };
}

/** What a block says that it prints: the comment at the end of each line that does. */
export function promised(code) {
  const said = Array.from(code.matchAll(/^console\.log\(.*\); \/\/ (.+)$/gm), ([, value]) => value);
  return said.map((value) => new Function(`return ${value}`)());
}
