// How long a large document takes to load where the page holds nothing, and where it holds much: each time that the
// module's memory grows, the host collects all garbage of the page.
//
//   node tests/bench/heap.mjs [--package wasm/pkg/entries/node.js] [--held 175] [--megabytes 22]

import { execFileSync } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { company } from "../js/support/large.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: {
    package: { type: "string", default: join(HERE, "../../wasm/pkg/entries/node.js") },
    held: { type: "string", default: "175" },
    megabytes: { type: "string", default: "22" },
    // Of one process: how much it holds.
    hold: { type: "string" },
  },
});

/** Many small objects, as an application's state is. */
function hold(megabytes) {
  const held = [];
  while (process.memoryUsage().heapUsed < megabytes * 1e6) {
    for (let count = 0; count < 10_000; count += 1) held.push({ id: `row-${held.length}`, values: [count, String(count)] });
  }
  return held;
}

/** As many users as make a document of this size. */
function document(megabytes) {
  const accounts = 4_000;
  const [small, larger] = [1, 2].map((users) => JSON.stringify(company({ users, accounts })).length);
  return new TextEncoder().encode(JSON.stringify(company({ users: Math.ceil((megabytes * 1e6 - small) / (larger - small)), accounts })));
}

async function once(megabytes) {
  const { Engine } = await import(pathToFileURL(resolve(values.package)).href);
  const bytes = document(Number(values.megabytes));
  const held = hold(megabytes);
  const started = performance.now();
  const engine = Engine.load(bytes);
  const seconds = (performance.now() - started) / 1000;
  const allowed = engine.allows("user-0", "f0.create", "account-0");
  console.log(JSON.stringify({ bytes: bytes.length, seconds, allowed, held: held.length }));
}

function inProcess(megabytes) {
  const again = [fileURLToPath(import.meta.url), "--package", values.package, "--megabytes", values.megabytes, "--hold", String(megabytes)];
  return JSON.parse(execFileSync(process.execPath, ["--max-old-space-size=4096", ...again], { encoding: "utf8" }));
}

if (values.hold !== undefined) await once(Number(values.hold));
else {
  for (const megabytes of [0, Number(values.held)]) {
    const runs = Array.from({ length: 3 }, () => inProcess(megabytes)).sort((one, other) => one.seconds - other.seconds);
    console.log(`${(runs[1].bytes / 1e6).toFixed(1)} MB, page holds ${megabytes} MB: ${runs[1].seconds.toFixed(2)} s (median of 3 processes)`);
  }
}
