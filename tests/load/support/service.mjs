/** The built Worker on the local runtime, through the runtime's own API: no command line between, and only loopback. */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { Miniflare, convertV4MiniflareOptions } from "miniflare";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const migrations = `${root}worker/migrations/`;

/**
 * Starts it, with its state in a folder or, without one, in memory. `faults` are shares of the database's batches that
 * fail before they are written, and whose answers are lost after.
 */
export async function startService({ state, faults = [0, 0] } = {}) {
  const modules = [
    { type: "ESModule", path: `${root}tests/load/support/entry.mjs` },
    { type: "ESModule", path: `${root}worker/build-local/index.js` },
    { type: "CompiledWasm", path: `${root}worker/build-local/index_bg.wasm` },
  ];
  const options = convertV4MiniflareOptions({
    modulesRoot: root,
    modules,
    compatibilityDate: "2026-11-01",
    cf: false,
    host: "127.0.0.1",
    port: 0,
    d1Databases: { DB: "countersign" },
    kvNamespaces: { SNAPSHOTS: "snapshots" },
    bindings: { MODE: "local", FAULTS: JSON.stringify(faults) },
  });
  if (state !== undefined) options.resourcePersistencePath = state;
  const runtime = new Miniflare(options);
  const origin = (await runtime.ready).origin;
  return { runtime, origin, database: await runtime.getD1Database("DB") };
}

/** Brings a new database up to date. */
export async function migrate(database) {
  for (const name of readdirSync(migrations).sort()) {
    await database.prepare(readFileSync(migrations + name, "utf8")).run();
  }
}

/** A service with an empty database. */
export async function startEmpty(options) {
  const service = await startService(options);
  await migrate(service.database);
  return service;
}
