import init, { CountersignError, Engine } from "countersign";
import module from "countersign/engine.wasm";

/** What the page says: the verdict, or the code of what stands against it. */
async function answer() {
  try {
    await init(new URL(module, import.meta.url));
  } catch (error) {
    return { refused: error instanceof CountersignError ? error.code : String(error) };
  }
  const snapshot = await (await fetch("/snapshot.json")).json();
  const engine = Engine.load(snapshot);
  const verdict = engine.evaluate({
    user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "250.00",
    date: "2026-12-01",
  });
  return { verdict, version: Engine.version };
}

document.querySelector("output").textContent = JSON.stringify(await answer());
