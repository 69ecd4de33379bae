import { readFile } from "node:fs/promises";

import { Engine } from "countersign";

const snapshot = await readFile(new URL("snapshot.json", import.meta.url));
const engine = Engine.load(snapshot);
const verdict = engine.evaluate({
  user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "250.00",
  date: "2026-12-01",
});
console.log(JSON.stringify({ verdict, version: Engine.version }));
