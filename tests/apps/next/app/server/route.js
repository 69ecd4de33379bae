import { Engine } from "countersign";

import { snapshot } from "../snapshot";

export async function GET() {
  const engine = Engine.load(await snapshot());
  const verdict = engine.evaluate({
    user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "250.00",
    date: "2026-12-01",
  });
  engine.free();
  return Response.json({ verdict, version: Engine.version });
}
