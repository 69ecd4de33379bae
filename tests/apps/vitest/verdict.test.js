import { readFile } from "node:fs/promises";

import init, { Engine } from "countersign";
import { expect, test } from "vitest";

test("a payment within the limits is executed", async () => {
  await init();
  const engine = Engine.load(await readFile("snapshot.json"));
  const verdict = engine.evaluate({
    user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "250.00",
    date: "2026-12-01",
  });
  expect(verdict.outcome).toBe("executed");
  console.log(JSON.stringify({ verdict, version: Engine.version }));
});
