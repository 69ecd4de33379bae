import { Engine } from "countersign";

import snapshot from "./snapshot.json";

const engine = Engine.load(snapshot);

export default {
  fetch() {
    const verdict = engine.evaluate({
      user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "250.00",
      date: "2026-12-01",
    });
    return Response.json({ verdict, version: Engine.version });
  },
};
