import { Engine } from "countersign";

export async function verdict(address) {
  const snapshot = await (await fetch(address)).json();
  const engine = Engine.load(snapshot);
  const verdict = engine.evaluate({
    user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "250.00",
    date: "2026-12-01",
  });
  engine.free();
  return { verdict, version: Engine.version };
}
