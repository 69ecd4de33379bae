/** The database of the local runtime, migrated, without a Worker before it. */
import { readFileSync, readdirSync } from "node:fs";

import { Miniflare, convertV4MiniflareOptions } from "miniflare";

import { root } from "./files.mjs";

const migrations = `${root}worker/migrations/`;

/** Starts it: the runtime, to be disposed of, and its database. */
export async function startDatabase() {
  const runtime = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: "export default {};",
      compatibilityDate: "2026-11-01",
      cf: false,
      d1Databases: { DB: "countersign" },
    }),
  );
  const database = await runtime.getD1Database("DB");
  for (const name of readdirSync(migrations).sort()) {
    await database.prepare(readFileSync(migrations + name, "utf8")).run();
  }
  return { runtime, database };
}
