/** What the package declares to TypeScript, read from the files that it ships. */
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { root } from "./files.mjs";

const folder = `${root}wasm/pkg`;

const read = (file) => readFileSync(file, "utf8");

/** The entries with declarations: what is imported, and the file that declares it. */
export function entries() {
  const { name, exports } = JSON.parse(read(`${folder}/package.json`));
  const typed = Object.entries(exports).filter(([, target]) => target.types !== undefined);
  return typed.map(([path, { types }]) => ({ specifier: join(name, path), file: join(folder, types) }));
}

const follow = (file, specifier) => join(dirname(file), specifier.replace(/\.js$/, ".d.ts"));

const LISTS = /^export (?:type )?\{([^}]*)\}(?: from "([^"]+)")?;/gm;
const STARS = /^export (?:type )?\* from "([^"]+)";/gm;
const OWN = /^export (default )?(?:declare )?(?:abstract )?(?:class|interface|type|function|const) (\w+)/gm;

/** The names that a file of declarations exports; the default one as `default`. */
export function names(file) {
  const text = read(file);
  const listed = [...text.matchAll(LISTS)].flatMap(([, list]) => list.split(","));
  const found = listed.map((entry) => entry.trim().replace(/^type /, "").replace(/^\w+ as /, "")).filter((name) => name !== "");
  for (const [, isDefault, name] of text.matchAll(OWN)) found.push(isDefault ? "default" : name);
  for (const [, specifier] of text.matchAll(STARS)) {
    found.push(...names(follow(file, specifier)).filter((name) => name !== "default"));
  }
  return [...new Set(found)].sort();
}

/** The files of declarations that one leads to, itself first. */
export function reachable(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, specifier] of read(file).matchAll(/ from "(\.[^"]+)";/g)) reachable(follow(file, specifier), seen);
  return seen;
}

/** Declarations without comments and imports: what a caller can do. */
export function signatures(file) {
  const text = read(file).replace(/\/\*\*[\s\S]*?\*\//g, "").replace(/^(import|\/\/\/) .*$/gm, "");
  return text.split("\n").filter((line) => line.trim() !== "").join("\n");
}

/** Where a file lies in the package. */
export const place = (file) => relative(folder, file);

const DECLARATION = /^export (?!\*|\{|type \{|type \*)/;
const WITH_MEMBERS = /^export (?:interface|declare class) /;
const MEMBER = /^    (?!\}|#private|private )(?:(?:static|readonly|protected|get|set) )*\[?\w[\w.]*\]?[?(:]/;

/** Declared names of these, and members of their classes and interfaces, without a comment before them. */
export function undocumented(file, known) {
  const lines = read(file).split("\n");
  let inside = false;
  const wanting = lines.filter((line, at) => {
    const [, , name] = line.matchAll(OWN).next().value ?? [];
    if (/^\S/.test(line)) inside = known.has(name) && WITH_MEMBERS.test(line);
    const declares = (known.has(name) && DECLARATION.test(line)) || (inside && MEMBER.test(line));
    return declares && !/\*\/$/.test(lines[at - 1] ?? "");
  });
  return wanting.map((line) => `${place(file)}: ${line.trim()}`);
}
