/** Nothing is lost in the module's memory, and nothing but the package's error is ever thrown, whatever is given. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as glue from "../../wasm/pkg/admin/countersign.js";
import * as admin from "../../wasm/pkg/admin/entries/node.js";
import * as plain from "../../wasm/pkg/admin/entries/plain.js";
import { BAD_INPUTS } from "./support/bad-inputs.mjs";
import { corpus, root } from "./support/files.mjs";

const CALLS = 1_000_000;
const LOADS = 10_000;

const document = readFileSync(`${root}web-demo/seed/demo.json`, "utf8");
const demo = JSON.parse(document);
const [user, customer, account, action] = ["ana.torres", "bodegas-valdelosa", "valdelosa-operating", "domestic-transfers.create"];
const place = { user, action, account };
const payment = { ...place, amount: "100.00", currency: "EUR", date: "2026-11-20", today: "2026-11-20" };
const row = { user, account, action, date: "2026-11-20", amount: "900.00" };
const person = { firstName: "Ana", lastName: "Torres", email: "ana@example.com", phone: "+12025550100", today: "2026-11-20" };

/** What the module keeps: its memory, and the places for what it was given of JavaScript. */
function kept() {
  const { memory, __wbindgen_externrefs: places } = glue.initSync();
  return { bytes: memory.buffer.byteLength, places: places.length };
}

/** What good calls give to each method. */
const small = corpus()[0].snapshot;
const STATIC = {
  load: [JSON.stringify(small)],
  fromBinary: [admin.Engine.load(small).binary()],
  slice: [JSON.stringify(small), small.users[0].id],
  whatIf: [small, JSON.stringify(small), [], []],
};
const ENGINE = {
  setUsage: [[row]],
  allows: [user, action, account],
  allowsAt: [0, 0, 0],
  checkMany: [new Uint32Array(3)],
  verdictAt: [0, 0, 0, 100, 20_000],
  accountsAt: [0, 0],
  matrixBits: [0],
  check: [place],
  evaluate: [payment, [row]],
  headroom: [{ ...place, date: payment.date }, [row]],
  explain: [payment, [row]],
  groupLimits: [{ user, customer }],
  matrix: [{ user, customer }],
  editPermissions: [{ user, customer, operations: [{ accounts: [account], actions: [action], enable: false }] }],
  validateLimits: [{ user, customer, limits: { accounts: {}, groups: {} } }],
  approvalStatus: [{ transaction: { ...place, amount: "1.00" }, requirements: [{ sequential: false, anyOf: [[{ anyone: true, count: 1 }]] }], accepted: [], approvals: [user] }],
  delegate: [{ actor: user, target: "pablo.rey", assignment: { customer, roles: [], accounts: [account] } }],
  accountsFor: [{ user, action }, [row]],
  actionsOn: [{ user, account }],
  whoCan: [{ action, account }],
  whoMayApprove: [{ transaction: { ...place, amount: "1.00" } }],
  checkApprovals: [{ customer }],
  ifUserLeaves: [{ user, customer }],
  duties: [{ pairs: [{ first: action, second: "domestic-transfers.approve", name: "both" }] }],
  binary: [],
  edit: [user, customer],
};
const HANDLES = { user: [user], action: [action], account: [account], customer: [customer], accountId: [0] };
const SESSION = {
  apply: [{ kind: "setPermissions", accessLevels: ["view"], enable: false }],
  undo: [],
  state: [{}],
  accounts: [{ search: "a" }],
  limits: [{}],
  difference: [],
  issues: [],
  result: [],
};
const DETAILS = {
  validatePerson: [person],
  creationSteps: [{ source: "manual", person, copies: false, customers: [{ customer, roles: [], accounts: [] }] }],
  userNameRules: [{ userName: "ana.torres" }],
  passwordRules: [{ password: "violet otter", secondFactor: true }],
  roleNameRules: [{ name: "NightShift", taken: [] }],
  ipAllowlist: [{ entries: ["192.0.2.0/24"], ownAddress: "192.0.2.9" }],
  webName: [{ name: "Ana", own: true }],
  parseAmount: ["1.00", { locale: "en", currency: "EUR" }],
  formatAmount: ["1.00", { locale: "en", currency: "EUR" }],
};
/** What waits for the service. */
const WAITS = { open: [async () => entitled()], refresh: [] };
const entitled = () => Response.json({ user, snapshotVersion: "1-a", engineVersion: "0", today: "2026-12-01", snapshot: demo, usage: [] });
/** Ends what it is called on. */
const ENDS = { free: [], [Symbol.dispose]: [] };
/** For the package's own classes. */
const INTERNAL = ["live", "ask"];

/** Every method an object has, wherever on its way to a plain object or function. */
function methods(object) {
  const found = new Set();
  for (let at = object; at !== Object.prototype && at !== Function.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Reflect.ownKeys(at)) {
      const { value } = Object.getOwnPropertyDescriptor(at, name);
      if (typeof value === "function" && name !== "constructor" && !INTERNAL.includes(name)) found.add(name);
    }
  }
  return found;
}

const CODES = new Set(
  ["types.ts", "engine/error.ts"].flatMap((name) =>
    [...readFileSync(`${root}wasm/js/${name}`, "utf8").matchAll(/type (?:Problem|Package)Code =([^;]*);/g)].flatMap(([, codes]) =>
      [...codes.matchAll(/"[^"]+"/g)].map(([code]) => JSON.parse(code)),
    ),
  ),
);
CODES.delete("not-initialised");

/** Asks, and takes an answer or the package's error; says which. */
function attempt({ CountersignError }, object, method, values, what) {
  try {
    const answer = object[method](...values);
    answer?.free?.();
    return true;
  } catch (thrown) {
    const told = () => `${String(method)} with ${what}: ${thrown?.stack ?? String(thrown)}`;
    assert.ok(thrown instanceof CountersignError, told());
    assert.ok(CODES.has(thrown.code), told());
    return false;
  }
}

/** The good values with something bad in each place, and in each member of what is an object. */
function* spoiled(good, bad) {
  for (const index of [...good.keys(), good.length]) {
    yield [...good.slice(0, index), bad(), ...good.slice(index + 1)];
    const object = good[index];
    if (object === null || typeof object !== "object" || ArrayBuffer.isView(object) || Array.isArray(object)) continue;
    for (const name of Object.keys(object)) yield good.with(index, { ...object, [name]: bad() });
  }
}

/** Gives every bad input to every method of an entry; counts answers and errors. */
function misuse(entry) {
  const engine = entry.Engine.load(document);
  const session = engine.edit(user, customer);
  const objects = [[entry.Engine, STATIC], [engine, ENGINE], [engine.handles, HANDLES], [session, SESSION], [entry, DETAILS]];
  const seen = { answers: 0, errors: 0 };
  for (const [object, table] of objects) {
    for (const [method, good] of Object.entries(table)) {
      for (const [what, bad] of Object.entries(BAD_INPUTS)) {
        for (const values of spoiled(good, bad)) seen[attempt(entry, object, method, values, what) ? "answers" : "errors"] += 1;
      }
      if (object === session) session.undo();
    }
  }
  assert.equal(engine.check(place).allowed, true);
  for (const ended of [session, engine]) for (const end of Reflect.ownKeys(ENDS)) for (const bad of Object.values(BAD_INPUTS)) ended[end](bad());
  return seen;
}

test("every public method is given bad input", () => {
  const engine = admin.Engine.load(demo);
  const session = engine.edit(user, customer);
  const named = (...tables) => new Set(tables.flatMap((table) => Reflect.ownKeys(table)));
  const waits = ({ open, refresh }) => [{ open }, { refresh }];
  const [opens, refreshes] = waits(WAITS);
  assert.deepEqual(methods(admin.Engine), named(STATIC, opens));
  assert.deepEqual(methods(engine), named(ENGINE, ENDS, refreshes));
  assert.deepEqual(methods(engine.handles), named(HANDLES));
  assert.deepEqual(methods(session), named(SESSION, ENDS));
  const functions = Object.entries(admin).filter(([name, value]) => typeof value === "function" && /^[a-z]/.test(name) && name !== "default");
  assert.deepEqual(new Set(functions.map(([name]) => name)), named(DETAILS));
  const objects = [[admin.Engine, STATIC], [engine, ENGINE], [engine.handles, HANDLES], [session, SESSION], [admin, DETAILS]];
  for (const [object, table] of objects) {
    for (const [method, good] of Object.entries(table)) assert.ok(attempt(admin, object, method, good, "good input"), method);
  }
});

test("bad input of any kind throws the package's error or is answered, and nothing of it is kept", (context) => {
  misuse(admin);
  const before = kept();
  const seen = misuse(admin);
  assert.deepEqual(kept(), before);
  assert.deepEqual(misuse(plain), seen, "in plain JavaScript too");
  context.diagnostic(`${seen.errors} errors and ${seen.answers} answers each time`);
  assert.ok(seen.errors > 5_000 && seen.answers > 500, JSON.stringify(seen));
});

/** What a service may answer with that is not what it should be. */
const BAD_ANSWERS = [
  ...Object.values(BAD_INPUTS).flatMap((bad) => [async () => bad(), async () => ({ ok: true, headers: new Headers(), json: async () => bad() })]),
  ...["user", "snapshotVersion", "snapshot", "usage"].flatMap((name) =>
    Object.values(BAD_INPUTS).map((bad) => async () => {
      const entitlements = { ...(await entitled().json()), get [name]() { return bad(); } };
      return { ok: true, headers: new Headers(), json: async () => entitlements };
    }),
  ),
];

test("what waits for the service throws nothing but the package's error, and keeps nothing of it", async () => {
  const opened = await admin.Engine.open(WAITS.open[0]);
  opened.free();
  const refused = async (what, asked) => {
    try {
      (await asked())?.free?.();
    } catch (thrown) {
      assert.ok(thrown instanceof admin.CountersignError, `${what}: ${thrown?.stack ?? String(thrown)}`);
      assert.ok(CODES.has(thrown.code), `${what}: ${thrown.code}`);
    }
  };
  const all = async () => {
    for (const [what, bad] of Object.entries(BAD_INPUTS)) await refused(what, () => admin.Engine.open(bad()));
    for (const [what, answer] of BAD_ANSWERS.entries()) {
      await refused(`answer ${what}`, () => admin.Engine.open(answer));
      let first = true;
      const engine = await admin.Engine.open(async () => {
        const answered = first ? entitled() : answer();
        first = false;
        return answered;
      });
      await refused(`refreshed by ${what}`, async () => {
        const refreshed = await engine.refresh();
        if (refreshed !== undefined && refreshed.engine !== engine) refreshed.engine.free();
      });
      assert.equal(engine.check(place).allowed, true);
      engine.free();
    }
  };
  await all();
  const before = kept();
  await all();
  assert.deepEqual(kept(), before);
});

test("what writes itself as JSON may free the engine meanwhile", () => {
  const engine = admin.Engine.load(demo);
  const freeing = { toJSON: () => engine.free() ?? payment };
  assert.throws(() => engine.evaluate(freeing), { code: "engine-freed" });
  const other = admin.Engine.load(demo);
  assert.throws(() => other.setUsage({ toJSON: () => other.free() ?? [] }), { code: "engine-freed" });
});

test(`${CALLS} calls leave the module's memory as it is`, () => {
  const engine = admin.Engine.load(demo);
  const session = engine.edit(user, customer);
  const { handles } = engine;
  const at = [handles.user(user), handles.action(action), handles.account(account)];
  const many = Uint32Array.from({ length: 30 }, (_, index) => at[index % 3]);
  const throws = (ask) => {
    try {
      ask();
    } catch {
      return;
    }
    assert.fail("nothing was thrown");
  };
  const mix = [
    () => engine.allowsAt(...at),
    () => engine.check(place),
    () => engine.verdictAt(...at, 10_000, 20_777),
    () => engine.evaluate(payment),
    () => throws(() => engine.check({ ...place, user: 1 })),
    () => engine.allows(user, action, account),
    () => throws(() => engine.evaluate(payment, [{}])),
    () => engine.checkMany(many),
    () => engine.accountsAt(at[0], at[1]),
    () => session.apply(SESSION.apply[0]),
    () => session.undo(),
    () => engine.evaluate(payment, [row]),
    () => throws(() => session.apply({ kind: "drop" })),
    () => engine.setUsage([row]),
    () => engine.handles.user("nobody"),
    () => throws(() => engine.edit("nobody", customer)),
    () => engine.edit(user, customer).free(),
    () => throws(() => engine.handles.user(1)),
    () => throws(() => admin.webName({ name: 1 })),
    () => admin.webName(DETAILS.webName[0]),
  ];
  const run = (count) => {
    for (let index = 0; index < count; index += 1) mix[index % mix.length]();
  };
  run(CALLS / 50);
  const before = kept();
  run(CALLS);
  assert.deepEqual(kept(), before);
  session.free();
  engine.free();
});

test(`${LOADS} engines that are freed leave the module's memory as it is`, () => {
  const text = JSON.stringify(small);
  const [bytes] = STATIC.fromBinary;
  const broken = text.replace('"users"', '"losers"');
  const turn = (index) => {
    const engine = index % 4 === 0 ? admin.Engine.load(text) : admin.Engine.fromBinary(bytes);
    engine.setUsage([]);
    engine.free();
    if (index % 4 === 1) assert.throws(() => admin.Engine.load(broken), { code: "missing-field" });
    if (index % 4 === 2) assert.throws(() => admin.Engine.fromBinary(bytes.subarray(1)), { code: "invalid-binary" });
  };
  for (let index = 0; index < LOADS / 20; index += 1) turn(index);
  const before = kept();
  for (let index = 0; index < LOADS; index += 1) turn(index);
  assert.deepEqual(kept(), before);
});
