"use client";

import init, { Engine } from "countersign";
import { useEffect, useState } from "react";

export function Verdict({ snapshot }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    init().then(() => {
      const engine = Engine.load(snapshot);
      const verdict = engine.evaluate({
        user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "250.00",
        date: "2026-12-01",
      });
      setSaid(JSON.stringify({ verdict, version: Engine.version }));
      engine.free();
    });
  }, [snapshot]);
  return <output>{said}</output>;
}
