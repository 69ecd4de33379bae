/** Where things are, for tests that run in Node. */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Every case of the corpus. */
export function corpus() {
  const folder = `${root}tests/conformance`;
  return readdirSync(folder).flatMap((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")));
}
