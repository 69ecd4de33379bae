/** A host that has the language and little else, as phones do. */
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

/** Runs a script in it; what the script leaves under a name is asked for its verdict. */
export async function verdictOf(script, name, snapshot) {
  const host = createContext({ fetch: () => Promise.resolve({ json: () => Promise.resolve(snapshot) }) });
  runInContext("delete globalThis.WebAssembly;", host);
  runInContext(readFileSync(script, "utf8"), host);
  // Through text: the host's objects are of its own kind.
  return JSON.parse(await runInContext(`${name}.verdict("/snapshot.json").then(JSON.stringify)`, host));
}
