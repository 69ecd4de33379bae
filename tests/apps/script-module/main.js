import init, { Engine } from "countersign";

await init();
const snapshot = await (await fetch("/snapshot.json")).json();
const engine = Engine.load(snapshot);
const verdict = engine.evaluate({
  user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "250.00",
  date: "2026-12-01",
});
document.querySelector("output").textContent = JSON.stringify({ verdict, version: Engine.version });
