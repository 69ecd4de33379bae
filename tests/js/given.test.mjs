/** Values as callers give them: what `JSON.stringify` makes of them is what the engine is asked, whatever they do meanwhile. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as admin from "../../wasm/pkg/admin/entries/node.js";
import * as plain from "../../wasm/pkg/admin/entries/plain.js";
import * as main from "../../wasm/pkg/entries/node.js";
import { root } from "./support/files.mjs";

const demo = readFileSync(`${root}web-demo/seed/demo.json`, "utf8");
const payment = { user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "100.00", date: "2026-11-20" };
const entries = { main, admin, plain };
const engines = Object.fromEntries(Object.entries(entries).map(([name, { Engine }]) => [name, Engine.load(demo)]));

/** What `evaluate` answers in each entry, or the first issue; the entries agree. */
function asked(question) {
  const said = Object.values(engines).map((engine) => {
    try {
      return engine.evaluate(question).outcome;
    } catch (error) {
      assert.equal(error.name, "CountersignError", error.stack);
      return `${error.code} at ${error.path || "all of it"}`;
    }
  });
  assert.equal(new Set(said).size, 1, said.join());
  return said[0];
}

const getter = (get) => Object.defineProperty({ ...payment }, "user", { enumerable: true, get });
const cyclic = () => {
  const question = { ...payment };
  question.self = question;
  return question;
};
class Payment {
  #amount = "100.00";
  constructor() {
    Object.assign(this, payment);
  }
  get amount() {
    return this.#amount;
  }
  set amount(_) {}
}

const NOT_JSON = "wrong-type at all of it";

test("what JSON.stringify says of a value is what is asked", () => {
  const rows = [
    ["as it is", payment, "executed"],
    ["undefined is left out", { ...payment, currency: undefined, onBehalfOf: undefined }, "executed"],
    ["so are functions and symbols", { ...payment, format: () => 1, [Symbol("s")]: 1, kind: Symbol("s") }, "executed"],
    ["null is a value", { ...payment, currency: null }, "wrong-type at /currency"],
    ["a member that is not known", { ...payment, note: "" }, "unknown-field at /note"],
    ["one that is not enumerable is not seen", Object.defineProperty({ ...payment }, "note", { value: 1 }), "executed"],
    ["one of the prototype is not seen", Object.create(payment, { user: { value: "ana.torres", enumerable: true } }), "missing-field at /action"],
    ["a getter is asked once", getter(() => "ana.torres"), "executed"],
    ["no prototype", Object.assign(Object.create(null), payment), "executed"],
    ["toJSON", { toJSON: () => payment }, "executed"],
    ["toJSON of a member", { ...payment, user: { toJSON: (name) => (name === "user" ? "ana.torres" : "nobody") } }, "executed"],
    ["a boxed text", { ...payment, user: Object("ana.torres") }, "executed"],
    ["a date is its text, which is no civil date", { ...payment, date: new Date("2026-11-20") }, "invalid-date at /date"],
    ["a number is no amount", { ...payment, amount: 100 }, "wrong-type at /amount"],
    ["no number is null", { ...payment, amount: NaN }, "wrong-type at /amount"],
    ["a bigint", { ...payment, amount: 100n }, NOT_JSON],
    ["a map has no members", new Map(Object.entries(payment)), "missing-field at /user"],
    ["a set is no list", { ...payment, user: new Set() }, "wrong-type at /user"],
    ["an instance has its own members", new Payment(), "missing-field at /amount"],
    ["what holds itself", cyclic(), NOT_JSON],
    ["a getter that throws", getter(() => assert.fail("asked")), NOT_JSON],
    ["a hostile proxy", new Proxy(payment, { ownKeys: () => assert.fail("asked") }), NOT_JSON],
    ["a proxy that gives what it has", new Proxy(payment, {}), "executed"],
    ["half a surrogate pair", { ...payment, user: "\ud800" }, NOT_JSON],
    ["half of one in a name", { ...payment, "\udc00": 1 }, NOT_JSON],
    ["a whole pair", { ...payment, user: "\ud835\udd18" }, "denied"],
    ["a member called __proto__", JSON.parse(`{"__proto__": 1, ${JSON.stringify(payment).slice(1)}`), "unknown-field at /__proto__"],
    ["a list", [payment], NOT_JSON],
    ["a text", JSON.stringify(payment), NOT_JSON],
    ["nothing", undefined, NOT_JSON],
  ];
  for (const [what, question, expected] of rows) assert.equal(asked(question), expected, what);
});

test("a list is what JSON.stringify makes of it", () => {
  const row = { user: "ana.torres", account: payment.account, action: payment.action, date: "2026-11-20", amount: "1.00" };
  const usage = (engine) => (rows) => engine.evaluate(payment, rows).outcome;
  const roles = ({ roleNameRules }) => (taken) => roleNameRules({ name: "NightShift", taken }).accepted;
  const said = (ask, list) => {
    try {
      return ask(list);
    } catch ({ code, path }) {
      return `${code} at ${path}`;
    }
  };
  for (const [ask, item, at] of [[usage(engines.main), row, "/usage"], [roles(admin), "DayShift", "/taken"], [roles(plain), "DayShift", "/taken"]]) {
    const fine = said(ask, [item, item]);
    assert.ok(fine === "executed" || fine === true, fine);
    assert.equal(said(ask, [item, undefined]), `wrong-type at ${at}/1`, "what is not there is null in a list");
    assert.equal(said(ask, Object.assign(new Array(2), { 0: item })), `wrong-type at ${at}/1`, "a hole too");
    assert.equal(said(ask, Object.assign([item], { note: 1 })), fine, "a list has no other members");
    assert.equal(said(ask, null), `wrong-type at ${at}`);
  }
  assert.equal(said(roles(admin), new Array(2 ** 31)), "wrong-type at ", "more than fits");
});

test("whole numbers are taken in each of their forms", () => {
  const question = (count, at = []) => ({
    transaction: { user: "ana.torres", action: payment.action, account: payment.account, amount: "1.00" },
    requirements: [{ sequential: false, anyOf: [[{ anyone: true, count }]] }],
    accepted: at,
    approvals: [],
  });
  const said = (count) => {
    try {
      return typeof engines.admin.approvalStatus(question(count)).approved;
    } catch ({ code }) {
      return code;
    }
  };
  for (const count of [1, 1.0, 1e0, Object(1)]) assert.equal(said(count), "boolean", String(count));
  for (const count of [0, -0, -1, 1.5, 2 ** 53, 1e300, NaN, Infinity, "1", 1n]) assert.notEqual(said(count), "boolean", String(count));
});

test("what a caller's own code does meanwhile does no harm", () => {
  for (const [name, { Engine }] of Object.entries(entries)) {
    const engine = Engine.load(demo);
    const asks = { ...payment, toJSON: () => (engine.check({ user: "x", action: "y", account: "z" }), payment) };
    assert.equal(engine.evaluate(asks).outcome, "executed", `${name}: a question within a question`);
    for (let count = 0; count < 2_000; count += 1) {
      assert.throws(() => engine.evaluate(getter(() => { throw new Error("again"); })), { code: "wrong-type" });
    }
    engine.setUsage([]);
    assert.equal(engine.evaluate(payment).outcome, "executed", `${name}: after much that was thrown`);
    engine.free();
  }
});

test("an answer is the caller's own: plain objects, whose members may be called anything", () => {
  const document = JSON.parse(demo.replaceAll('"valdelosa-operating"', '"__proto__"'));
  const [user, customer] = ["ana.torres", "bodegas-valdelosa"];
  for (const { Engine } of [admin, plain]) {
    const engine = Engine.load(document);
    const operations = [{ accounts: ["__proto__"], actions: [payment.action], enable: false }];
    const { removed } = engine.editPermissions({ user, customer, operations });
    assert.deepEqual(Object.keys(removed.accounts), ["__proto__"]);
    const session = engine.edit(user, customer);
    session.apply({ kind: "setPermissions", accounts: ["__proto__"], actions: [payment.action], enable: false });
    assert.ok(Object.keys(session.result().removed.accounts).includes("__proto__"));
    assert.equal(Object.getPrototypeOf(engine.matrix({ user, customer })), Object.prototype);
    assert.ok(JSON.stringify(Engine.slice(document, user)).includes('"id":"__proto__"'));
  }
});
