// The package as the benchmark meets it: what it has is measured, what it lacks is named.

import { pathToFileURL } from "node:url";

/** What the figures need of the package. */
const METHODS = ["allows", "allowsAt", "checkMany", "verdictAt", "accountsAt", "matrixBits", "setUsage"];

/** Imports the package and keeps hold of the memory of its module. */
export async function open(entry) {
  const memories = [];
  const Instance = WebAssembly.Instance;
  WebAssembly.Instance = function (module, imports) {
    const instance = new Instance(module, imports);
    memories.push(instance.exports.memory);
    return instance;
  };
  const { Engine } = await import(pathToFileURL(entry).href);
  WebAssembly.Instance = Instance;
  return { Engine, memory: memories.at(-1), missing: missing(Engine) };
}

/** A document as binary snapshot: made by the module that has everything, as a server would. */
export async function binaryOf(entry, document) {
  const everything = pathToFileURL(entry).href.replace(/(entries\/)?node\.js$/, "admin/$1node.js");
  const { Engine } = await import(everything);
  const engine = Engine.load(document);
  const bytes = engine.binary();
  engine.free();
  return bytes;
}

function missing(Engine) {
  const lacks = METHODS.filter((method) => typeof Engine.prototype[method] !== "function");
  return typeof Engine.fromBinary === "function" ? lacks : [...lacks, "fromBinary"];
}

/** The questions by handle, where the package has handles. */
export function byHandle(engine, questions) {
  const { handles } = engine;
  if (handles === undefined) return undefined;
  const of = (kind) => Uint32Array.from(questions, (question) => handles[kind](question[kind]));
  return { u: of("user"), a: of("action"), c: of("account") };
}

/** User, action, account, user, action, account, … */
export function triples({ u, a, c }) {
  const flat = new Uint32Array(u.length * 3);
  u.forEach((user, at) => flat.set([user, a[at], c[at]], at * 3));
  return flat;
}
