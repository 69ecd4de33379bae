import init, { CountersignError, Engine } from "countersign";
import module from "countersign/engine.wasm";

/** The engine as the page's policy allows it: compiled, else as plain JavaScript, which is loaded only then. */
async function allowedEngine() {
  try {
    await init(new URL(module, import.meta.url));
    return { Engine };
  } catch (error) {
    if (!(error instanceof CountersignError) || error.code !== "wasm-not-allowed") throw error;
    const plain = await import("countersign/js");
    return { Engine: plain.Engine, refused: error.code };
  }
}

const { Engine: Allowed, refused } = await allowedEngine();
const snapshot = await (await fetch("/snapshot.json")).json();
const engine = Allowed.load(snapshot);
const verdict = engine.evaluate({
  user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "250.00",
  date: "2026-12-01",
});
document.querySelector("output").textContent = JSON.stringify({ verdict, version: Allowed.version, refused });
