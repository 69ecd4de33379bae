import { readFile } from "node:fs/promises";

import { CountersignError, Engine, type DecisionAnswer, type EvaluateQuestion } from "countersign";
import { Engine as Everything, userNameRules } from "countersign/admin";
import { initSync } from "countersign/slim";

const question: EvaluateQuestion = {
  user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "250.00",
  date: "2026-12-01",
};
const snapshot: Uint8Array = await readFile("snapshot.json");
using engine = Engine.load(snapshot);
const verdict: DecisionAnswer = engine.evaluate(question);
console.log(JSON.stringify({ verdict, version: Engine.version }));

// What has a type only, or an error in it, is found by the compiler.
const slice = Everything.slice(snapshot, question.user);
const accepted: boolean = userNameRules({ userName: question.user }).accepted;
const load: typeof initSync = initSync;
// @ts-expect-error An amount is a decimal string.
const wrong: EvaluateQuestion = { ...question, amount: 250 };
for (const made of [slice, accepted, load, wrong, CountersignError]) if (made === undefined) throw new Error("missing");
