/** The runtime of Workers with the package's own files, as a Worker imports them. */
import { readdirSync } from "node:fs";

import { Miniflare, convertV4MiniflareOptions } from "miniflare";

import { root } from "./files.mjs";

/** Entries of other hosts are never imported. */
const OTHERS = ["entries/node.js", "entries/web.js"];

const scripts = (folder, rooms) =>
  ["", ...rooms].flatMap((room) =>
    readdirSync(folder + room)
      .map((name) => room + name)
      .filter((name) => name.endsWith(".js") && !OTHERS.includes(name))
      .map((name) => ({ type: "ESModule", path: folder + name })),
  );

/** Starts it with `workerd-entry.mjs`. */
export function startWorker() {
  const support = ["workerd-entry", "corpus", "parity"].map((name) => `${root}tests/js/support/${name}.mjs`);
  return new Miniflare(
    convertV4MiniflareOptions({
      modulesRoot: root,
      modules: [
        ...support.map((path) => ({ type: "ESModule", path })),
        ...scripts(`${root}wasm/pkg/`, ["entries/", "engine/"]),
        { type: "CompiledWasm", path: `${root}wasm/pkg/entries/countersign_bg.wasm` },
      ],
      compatibilityDate: "2026-11-01",
      cf: false,
    }),
  );
}
