/** The package's guide under docs/package: its pages, their examples as programs, and the files that its recipes show. */
import { readFileSync, readdirSync } from "node:fs";

import { root } from "./files.mjs";

const folder = `${root}docs/package/`;

/** Every page by its path. */
export function pages() {
  const paths = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".md"));
  return new Map(paths.sort().map((path) => [path, readFileSync(folder + path, "utf8")]));
}

/** What comes between "```js" and "```". */
export const examples = (page) => [...page.matchAll(/^```js\n([\s\S]*?)^```/gm)].map(([, code]) => code).join("\n");

const NOTE = /^(.*?)\s*\/\/ (→|throws) (.*)$/;
const STARTS = /^[^\s)\]}/]/;

/**
 * An example as a program that calls `shows` with what stands before a `// →` and what stands behind it, and `refuses` with
 * what stands before a `// throws` and with code and path.
 */
export function program(code) {
  const made = [];
  const lines = code.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const [, before, kind, first] = NOTE.exec(lines[at]) ?? [];
    if (kind === undefined) {
      made.push(lines[at]);
      continue;
    }
    let said = first;
    for (; lines[at + 1]?.startsWith("// "); at += 1) said += lines[at + 1].slice(3);
    if (before !== "") made.push(before);
    const start = made.findLastIndex((line) => STARTS.test(line));
    const asked = made.splice(start).join("\n").replace(/;\s*$/, "");
    const [, problem, path = ""] = /^(\S+)(?: at (\S+))?$/.exec(said) ?? [];
    made.push(kind === "→" ? `shows(${asked},\n${said});` : `refuses(() => ${asked}, "${problem}", "${path}");`);
  }
  return made.join("\n");
}

/** How many values and refusals an example shows. */
export const shown = (code) => (code.match(/\/\/ (→|throws) /g) ?? []).length;

const RECIPE = /<!-- (\S+) -->\n```(\w+)\n([\s\S]*?)```\n/g;

/** The files that a page shows. */
export const shownFiles = (page) => [...page.matchAll(RECIPE)].map(([, path]) => path);

/** A page with the files that it shows as they are now. */
export function withFiles(page) {
  return page.replace(RECIPE, (_, path, language) => {
    return `<!-- ${path} -->\n\`\`\`${language}\n${readFileSync(root + path, "utf8").trimEnd()}\n\`\`\`\n`;
  });
}
