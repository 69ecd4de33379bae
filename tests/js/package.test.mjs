/** What the npm package does beside the questions of the corpus: handles, usage, bytes, bad input, administrators. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as admin from "../../wasm/pkg/admin/entries/node.js";
import * as main from "../../wasm/pkg/entries/node.js";
import { KINDS, OVER_USAGE, askAll } from "./support/corpus.mjs";
import { corpus, root } from "./support/files.mjs";

const { Engine, UNKNOWN } = main;
const cases = corpus();
const demo = JSON.parse(readFileSync(`${root}web-demo/seed/demo.json`, "utf8"));

const CUSTOMER = "bodegas-valdelosa";
const ACCOUNT = "valdelosa-operating";
const CREATE = "domestic-transfers.create";
const APPROVE = "domestic-transfers.approve";
const DATE = "2026-11-20";
const DAY = Date.parse(DATE) / 86_400_000;
const asked = { user: "ana.torres", action: CREATE, account: ACCOUNT };
const payment = { ...asked, date: DATE, amount: "100.00" };
const spent = { ...asked, date: DATE, amount: "900.00" };
const transaction = { ...asked, amount: "9000.00" };

/** The code of the package's error that a call throws. */
function code(call, entry = main) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof entry.CountersignError, `${error?.stack ?? String(error)}`);
    return error.code;
  }
  return assert.fail(`nothing was thrown by ${call}`);
}

function ids({ snapshot }) {
  const customers = snapshot.contracts.flatMap((contract) => contract.customers);
  const id = (entry) => entry.id;
  return {
    users: snapshot.users.map(id),
    actions: snapshot.features.flatMap((feature) => feature.actions).map(id),
    accounts: customers.flatMap((customer) => customer.accounts).map(id),
    customers: customers.map(id),
  };
}

/** Some worlds of the corpus with an engine for each. */
function* worlds() {
  for (let index = 0; index < cases.length; index += 20) {
    const engine = Engine.load(cases[index].snapshot);
    yield { ...cases[index], engine, ...ids(cases[index]) };
    engine.free();
  }
}

function* product(...lists) {
  const [first, ...rest] = lists;
  if (first === undefined) return yield [];
  for (const entry of first) for (const others of product(...rest)) yield [entry, ...others];
}

/** An amount in minor units of the base currency as a question gives it. */
function decimal(minor, snapshot) {
  const digits = { JPY: 0, KWD: 3 }[snapshot.legalEntity.currency] ?? 2;
  if (digits === 0) return String(minor);
  const text = String(minor).padStart(digits + 1, "0");
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** A headroom of an answer as the verdict says it: in minor units, at most the largest amount. */
function minorUnits(text) {
  if (text === null || text === undefined) return Infinity;
  const units = BigInt(text.replace(".", ""));
  return units > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(units);
}

test("every question of the corpus gets its answer from the administrators' module too", () => {
  assert.deepEqual(askAll(admin.Engine, cases), { asked: KINDS, wrong: [] });
});

test("allows, allowsAt and checkMany are what check allows", () => {
  const seen = { true: 0, false: 0 };
  for (const { engine, users, actions, accounts, customers } of worlds()) {
    const { handles } = engine;
    const questions = [];
    const expected = [];
    const ask = (user, action, field, id) => {
      const { allowed, reasons } = engine.check({ user, action, [field]: id });
      const at = [handles.user(user), handles.action(action), handles[field](id)];
      assert.equal(allowed, reasons.length === 0);
      assert.equal(engine.allowsAt(...at), allowed, `${user} ${action} ${id}`);
      questions.push(...at);
      expected.push(Number(allowed));
      seen[allowed] += 1;
      return allowed;
    };
    const everything = product([...users, "nobody"], [...actions, "nothing"], [...accounts, "nowhere"]);
    for (const [user, action, account] of everything) {
      assert.equal(engine.allows(user, action, account), ask(user, action, "account", account));
    }
    for (const [user, action, customer] of product(users, actions, [...customers, "nowhere"])) {
      ask(user, action, "customer", customer);
    }
    assert.deepEqual([...engine.checkMany(Uint32Array.from(questions))], expected);
  }
  assert.ok(seen.true > 500 && seen.false > 500, JSON.stringify(seen));
});

test("accountsAt and matrixBits are what check allows on accounts", () => {
  let granted = 0;
  for (const { engine, snapshot, users, actions, accounts } of worlds()) {
    const { handles } = engine;
    const features = snapshot.features.filter(({ level }) => level === "account");
    const onAccounts = new Set(features.flatMap((feature) => feature.actions).map(({ id }) => id));
    for (const user of users) {
      const may = (action, account) => onAccounts.has(action) && engine.check({ user, action, account }).allowed;
      const bits = engine.matrixBits(handles.user(user));
      const listed = [...bits.accounts].map((account) => handles.accountId(account));
      assert.equal(bits.bits.length, listed.length * bits.words);
      for (const action of actions) {
        const number = handles.action(action);
        const allowed = accounts.filter((account) => may(action, account));
        const found = [...engine.accountsAt(handles.user(user), number)];
        assert.deepEqual(found.map((account) => handles.accountId(account)), allowed, `${user} ${action}`);
        const set = (_, index) => (bits.bits[index * bits.words + (number >> 5)] >>> number % 32) & 1;
        assert.deepEqual(listed.filter(set), allowed, `${user} ${action}`);
        granted += allowed.length;
      }
    }
  }
  assert.ok(granted > 300, String(granted));
});

test("verdictAt is the outcome and headroom of evaluate over the usage that was set", () => {
  const seen = {};
  for (const { engine, snapshot, usage, queries } of worlds()) {
    const { handles } = engine;
    const base = snapshot.legalEntity.currency;
    engine.setUsage(usage);
    for (const { kind, input } of queries) {
      const { user, action, account, customer, date, currency = base, onBehalfOf } = input;
      // Handles cannot say these: on behalf of another, or an account with a customer that may be another one's.
      if (kind !== "evaluate" || currency !== base || onBehalfOf !== undefined || (account && customer)) continue;
      const place = account === undefined ? handles.customer(customer) : handles.account(account);
      const day = Date.parse(date) / 86_400_000;
      const at = [handles.user(user), handles.action(action), place];
      const first = engine.verdictAt(...at, 1, day);
      const edges = [first.submit, first.execute].filter(Number.isSafeInteger).flatMap((edge) => [edge, edge + 1]);
      assert.equal(code(() => engine.verdictAt(...at, 0, day)), "amount-not-positive");
      const amounts = [1, ...edges, Number.MAX_SAFE_INTEGER].filter((minor) => Number.isSafeInteger(minor) && minor > 0);
      for (const minor of amounts) {
        const question = { user, action, account, customer, date, amount: decimal(minor, snapshot) };
        const { outcome, headroom } = engine.evaluate(question);
        const bound = (field) => (headroom === undefined ? NaN : minorUnits(headroom[field]));
        const expected = { outcome, submit: bound("submit"), execute: bound("execute") };
        assert.deepEqual(engine.verdictAt(...at, minor, day), expected, JSON.stringify(question));
        seen[outcome] = (seen[outcome] ?? 0) + 1;
      }
    }
  }
  assert.ok(seen.executed > 15 && seen.pendingApproval > 15 && seen.denied > 15, JSON.stringify(seen));
});

test("what headroom offers passes, and not a cent more", () => {
  const engine = Engine.load(demo);
  const cents = (amount) => Number(amount.replace(".", ""));
  const decided = (question, minor) => engine.evaluate({ ...question, amount: decimal(minor, demo) }).outcome;
  const seen = { offered: 0, refused: 0, nothing: 0 };
  for (const user of demo.users.map(({ id }) => id)) {
    for (const account of ids({ snapshot: demo }).accounts) {
      const question = { user, action: CREATE, account, date: DATE };
      const { reasons, pass } = engine.headroom(question);
      if (reasons.length > 0) {
        assert.equal(decided(question, 1), "denied");
        seen.refused += 1;
        continue;
      }
      const offered = cents(pass);
      if (offered > 0) assert.notEqual(decided(question, offered), "denied", `${user} ${account} ${pass}`);
      assert.equal(decided(question, offered + 1), "denied", `${user} ${account} above ${pass}`);
      seen[offered > 0 ? "offered" : "nothing"] += 1;
    }
  }
  assert.ok(seen.offered > 20 && seen.refused > 100, JSON.stringify(seen));
});

test("lists come in pages, which together are the whole", () => {
  const engine = admin.Engine.load(demo);
  const asks = {
    accountsFor: { user: asked.user, action: CREATE },
    actionsOn: { user: asked.user, account: ACCOUNT },
    whoCan: { action: CREATE, account: ACCOUNT },
    whoMayApprove: { transaction },
    groupLimits: { user: asked.user, customer: CUSTOMER },
    checkApprovals: { customer: CUSTOMER },
  };
  for (const [method, question] of Object.entries(asks)) {
    const whole = engine[method](question);
    assert.ok(whole.length > 0, method);
    const pages = Array.from({ length: whole.length + 1 }, (_, offset) => engine[method]({ ...question, offset, limit: 1 }));
    assert.deepEqual(pages.flat(), whole, method);
    assert.deepEqual(pages.at(-1), [], method);
    for (const limit of [-1, 1.5, "1", null]) assert.ok(code(() => engine[method]({ ...question, limit }), admin), method);
  }
  const matrix = engine.matrix({ user: asked.user, customer: CUSTOMER });
  const page = engine.matrix({ user: asked.user, customer: CUSTOMER, offset: 1, limit: 2 });
  assert.deepEqual(page.accounts, matrix.accounts.slice(1, 3));
  assert.deepEqual([page.accountCount, page.features], [matrix.accounts.length, matrix.features]);
  const explained = engine.explain({ ...payment, limit: 1 }).wouldPass;
  assert.ok(explained.otherAccounts.length <= 1 && explained.otherAccountCount > 1, JSON.stringify(explained));
});

test("usage that was set counts, rows given with a question count in their place", () => {
  const engine = Engine.load(demo);
  const { handles } = engine;
  const at = [handles.user(asked.user), handles.action(CREATE), handles.account(ACCOUNT)];
  const large = { ...payment, amount: "2000.00" };
  const used = (rows) => engine.evaluate(large, rows).reasons.find(({ period }) => period === "daily")?.used;
  const left = () => engine.verdictAt(...at, 1, DAY).execute;
  const before = left();
  engine.setUsage([{ ...spent, amount: "2400.00" }]);
  assert.deepEqual([used(), left()], ["2400.00", 100_00]);
  assert.equal(engine.accountsFor({ ...asked, account: undefined, date: DATE })[0].headroom.execute, "100.00");
  assert.deepEqual([used([spent]), left()], ["900.00", 100_00]);
  assert.equal(used([]), undefined);
  assert.ok(JSON.stringify(engine.explain(large)).includes('"2400.00"'));
  const unknown = [{ ...spent, account: "nowhere" }];
  for (const rows of [[{}], [spent, { ...spent, amount: "-1" }], unknown, {}, "[]", 1, 1n, null, undefined]) {
    assert.ok(code(() => engine.setUsage(rows)));
    assert.equal(left(), 100_00);
  }
  engine.setUsage([spent]);
  assert.equal(used(), "900.00", "in place of what was set before");
  engine.setUsage([]);
  assert.equal(left(), before);
});

test("an engine from its bytes answers alike in both entries; damaged bytes are refused", () => {
  for (const { snapshot, usage, queries } of cases.filter((_, index) => index % 20 === 0)) {
    const loaded = admin.Engine.load(snapshot);
    const bytes = loaded.binary();
    const [again, decisions] = [admin.Engine.fromBinary(bytes), Engine.fromBinary(bytes)];
    assert.ok(again instanceof admin.Engine && decisions instanceof Engine);
    assert.deepEqual(again.binary(), bytes);
    for (const { kind, input, expect } of queries) {
      for (const engine of [again, decisions]) {
        assert.deepEqual(OVER_USAGE.includes(kind) ? engine[kind](input, usage) : engine[kind](input), expect);
      }
    }
    for (const engine of [loaded, again, decisions]) engine.free();
  }
  const bytes = admin.Engine.load(cases[0].snapshot).binary();
  const text = new TextEncoder().encode(JSON.stringify(cases[0].snapshot));
  const middle = bytes.length >> 1;
  const flipped = bytes.with(middle, bytes[middle] ^ 1);
  for (const damaged of [new Uint8Array(), bytes.slice(0, -1), bytes.slice(1), flipped, text]) {
    assert.equal(code(() => Engine.fromBinary(damaged)), "invalid-binary");
    assert.equal(code(() => admin.Engine.fromBinary(damaged), admin), "invalid-binary");
  }
  for (const other of [undefined, null, -1, 1.5, "CSGN", {}, [...bytes], bytes.buffer, new Uint32Array(4)]) {
    assert.equal(code(() => Engine.fromBinary(other)), "wrong-type");
  }
});

const KINDS_OF_IDS = ["user", "action", "account", "customer"];
const TRAP = { valueOf: () => assert.fail("asked for its value") };
const NO_NUMBERS = [undefined, null, "0", "", true, {}, [], [0], () => 0, 0n, Symbol("0"), new Date(0), Object(0), TRAP];
const NO_HANDLES = [...NO_NUMBERS, -1, 1.5, 2 ** 32, NaN, Infinity, -Infinity];

test("a hot method refuses whatever is no handle, amount or day", () => {
  const engine = Engine.load(demo);
  const { handles } = engine;
  const good = [handles.user(asked.user), handles.action(CREATE), handles.account(ACCOUNT)];
  const wrong = (method, ...values) => assert.equal(code(() => engine[method](...values)), "wrong-type", method);
  for (const bad of NO_HANDLES) {
    for (const index of good.keys()) {
      wrong("allowsAt", ...good.with(index, bad));
      wrong("verdictAt", ...good.with(index, bad), 1, DAY);
      if (index < 2) wrong("accountsAt", ...good.slice(0, 2).with(index, bad));
    }
    wrong("matrixBits", bad);
    wrong("checkMany", bad);
    assert.equal(code(() => handles.accountId(bad)), "wrong-type");
    assert.equal(code(() => engine.verdictAt(...good, bad === 2 ** 32 ? -1 : bad, DAY)), "invalid-amount");
    // A day may be before 1970.
    assert.equal(code(() => engine.verdictAt(...good, 1, bad === -1 ? 2 ** 31 : bad)), "invalid-date");
  }
  for (const amount of [2 ** 53, -(2 ** 53), 0.1]) {
    assert.equal(code(() => engine.verdictAt(...good, amount, DAY)), "invalid-amount");
  }
  for (const day of [2 ** 31 - 1, -(2 ** 31), 0.5]) {
    assert.equal(code(() => engine.verdictAt(...good, 1, day)), "invalid-date");
  }
  for (const questions of [new Uint32Array(2), new Uint32Array(4), new Uint8Array(3), new Int32Array(3), [0, 0, 0]]) {
    wrong("checkMany", questions);
  }
  assert.equal(engine.allowsAt(...good), true);
});

test("an id that is no text is refused, one that nothing has stands for nothing", () => {
  const engine = Engine.load(demo);
  const { handles } = engine;
  const good = [asked.user, CREATE, ACCOUNT];
  for (const bad of NO_HANDLES.filter((value) => typeof value !== "string").concat(0)) {
    for (const index of good.keys()) {
      assert.equal(code(() => engine.allows(...good.with(index, bad))), "wrong-type");
    }
    for (const kind of KINDS_OF_IDS) assert.equal(code(() => handles[kind](bad)), "wrong-type");
  }
  for (const kind of KINDS_OF_IDS) assert.equal(handles[kind]("nobody"), UNKNOWN);
  assert.equal(handles.accountId(UNKNOWN), undefined);
  assert.equal(handles.accountId(handles.account(ACCOUNT)), ACCOUNT);
  for (const index of good.keys()) assert.equal(engine.allows(...good.with(index, "nobody")), false);
  const numbers = [handles.user(asked.user), handles.action(CREATE), handles.account(ACCOUNT)];
  const denied = { outcome: "denied", submit: NaN, execute: NaN };
  for (const index of numbers.keys()) {
    assert.equal(engine.allowsAt(...numbers.with(index, UNKNOWN)), false);
    assert.deepEqual(engine.verdictAt(...numbers.with(index, UNKNOWN), 1, DAY), denied);
  }
  assert.equal(engine.accountsAt(UNKNOWN, numbers[1]).length, 0);
  assert.equal(engine.accountsAt(numbers[0], UNKNOWN).length, 0);
  assert.equal(engine.matrixBits(UNKNOWN).accounts.length, 0);
  assert.deepEqual([...engine.checkMany(new Uint32Array(0))], []);
});

test("a freed engine says so from each method", () => {
  const calls = {
    setUsage: [[]],
    allows: [asked.user, CREATE, ACCOUNT],
    allowsAt: [0, 0, 0],
    checkMany: [new Uint32Array(3)],
    verdictAt: [0, 0, 0, 0, DAY],
    accountsAt: [0, 0],
    matrixBits: [0],
    edit: [asked.user, CUSTOMER],
    binary: [],
  };
  const questions = [...Object.keys(KINDS), "headroom", "explain", "accountsFor", "actionsOn", "whoCan", "whoMayApprove"];
  for (const method of [...questions, "checkApprovals", "ifUserLeaves", "duties"]) calls[method] = [{}];
  for (const entry of [main, admin]) {
    const engine = entry.Engine.load(demo);
    const { handles } = engine;
    const looked = { user: asked.user, action: CREATE, account: ACCOUNT, customer: CUSTOMER };
    for (const [kind, id] of Object.entries(looked)) assert.notEqual(handles[kind](id), UNKNOWN);
    engine[Symbol.dispose]();
    for (const [method, values] of Object.entries(calls)) {
      // What only administrators ask is not in the main entry.
      if (engine[method] === undefined) continue;
      assert.equal(code(() => engine[method](...values), entry), "engine-freed", method);
    }
    for (const [kind, id] of Object.entries(looked)) {
      assert.equal(code(() => handles[kind](id), entry), "engine-freed", `${kind} that was looked up before`);
    }
    assert.equal(code(() => handles.user("somebody"), entry), "engine-freed");
    assert.equal(code(() => handles.accountId(0), entry), "engine-freed");
  }
});

test("nobody makes an engine or an edit session with new", () => {
  for (const entry of [main, admin]) {
    for (const raw of [[], [undefined], [{}], [null, "1-a"], [entry.Engine.load(demo)]]) {
      assert.equal(code(() => new entry.Engine(...raw), entry), "wrong-type");
    }
  }
  for (const raw of [[], [() => undefined, {}]]) assert.equal(code(() => new admin.EditSession(...raw), admin), "wrong-type");
});

test("whoever loads all that the service answers with is told which member to pass", () => {
  const entitlements = { user: asked.user, snapshotVersion: "1-a", engineVersion: Engine.version, today: DATE, snapshot: demo, usage: [] };
  const text = JSON.stringify(entitlements);
  for (const given of [entitlements, text, new TextEncoder().encode(text)]) {
    assert.throws(() => Engine.load(given), ({ code: problem, path, message, issues }) => {
      assert.deepEqual([problem, path], ["unknown-field", "/snapshot"]);
      assert.match(message, /pass its member `snapshot`/);
      assert.ok(issues.some((issue) => issue.path === "/legalEntity" && issue.code === "missing-field"));
      assert.equal(issues.filter((issue) => issue.path === "/snapshot").length, 1);
      return true;
    });
  }
});

test("a message says where, and nothing of it where that is everywhere", () => {
  const said = (call) => {
    try {
      call();
    } catch ({ message }) {
      return message;
    }
    return assert.fail("nothing was thrown");
  };
  const engine = Engine.load(demo);
  assert.equal(said(() => engine.check({ ...asked, user: 7 })), "/user: must be a string, not a number (wrong-type)");
  assert.equal(said(() => engine.check([])), "must be an object, not a list (wrong-type)");
});

test("the main entry explains and asks from the other end", () => {
  const engine = Engine.load(demo);
  const { decision, layers } = engine.explain(payment);
  assert.deepEqual(decision, engine.evaluate(payment));
  assert.ok(layers.length > 3 && layers.every(({ passes }) => typeof passes === "boolean"));
  const usable = engine.accountsFor({ user: asked.user, action: CREATE });
  const { handles } = engine;
  const numbers = engine.accountsAt(handles.user(asked.user), handles.action(CREATE));
  assert.deepEqual(usable.map(({ account }) => account), [...numbers].map((account) => handles.accountId(account)));
  assert.deepEqual({ reasons: [], ...usable[0].headroom }, engine.headroom({ ...asked, date: DATE }));
  const actions = ids({ snapshot: demo }).actions;
  const allowed = actions.filter((action) => engine.allows(asked.user, action, ACCOUNT));
  const listed = engine.actionsOn({ user: asked.user, account: ACCOUNT });
  assert.ok(allowed.includes(CREATE) && listed.includes(CREATE));
  assert.deepEqual(listed.filter((action) => !allowed.includes(action)), []);
  const able = demo.users.map(({ id }) => id).filter((user) => engine.allows(user, CREATE, ACCOUNT)).sort();
  assert.deepEqual(engine.whoCan({ action: CREATE, account: ACCOUNT }), able);
  const approvers = engine.whoMayApprove({ transaction });
  assert.ok(approvers.length > 0 && !approvers.includes(asked.user));
  for (const user of approvers) assert.ok(engine.allows(user, APPROVE, ACCOUNT), user);
});

test("what only administrators ask is not in the main entry", () => {
  const engine = Engine.load(demo);
  for (const method of ["binary", "checkApprovals", "ifUserLeaves", "duties", "edit"]) {
    assert.equal(engine[method], undefined, method);
    assert.equal(typeof admin.Engine.prototype[method], "function", method);
  }
  for (const method of ["slice", "whatIf"]) {
    assert.equal(Engine[method], undefined, method);
    assert.equal(typeof admin.Engine[method], "function", method);
  }
  const details = ["validatePerson", "creationSteps", "userNameRules", "passwordRules", "roleNameRules", "ipAllowlist", "webName"];
  for (const name of [...details, "EditSession"]) {
    assert.equal(main[name], undefined, name);
    assert.equal(typeof admin[name], "function", name);
  }
});

test("a slice answers for its user and leaves others' data out", () => {
  const slice = admin.Engine.slice(demo, asked.user);
  assert.ok(JSON.stringify(slice).length < JSON.stringify(demo).length / 2);
  const [whole, small] = [Engine.load(demo), Engine.load(slice)];
  assert.deepEqual(small.evaluate(payment), whole.evaluate(payment));
  const page = { user: asked.user, customer: CUSTOMER };
  assert.deepEqual(small.matrix(page), whole.matrix(page));
  assert.equal(code(() => admin.Engine.slice(demo, "nobody"), admin), "unknown-reference");
  for (const user of NO_HANDLES.filter((value) => typeof value !== "string")) {
    assert.equal(code(() => admin.Engine.slice(demo, user), admin), "wrong-type");
  }
  assert.deepEqual(admin.Engine.slice(demo, asked.user), slice, "the module is whole after them");
});

test("what-if says what a draft takes away and what it decides otherwise", () => {
  assert.deepEqual(admin.Engine.whatIf(demo, demo, [payment]), { changes: [], flipped: [] });
  const draft = structuredClone(demo);
  const { assignments } = draft.users.find(({ id }) => id === asked.user);
  assignments.find(({ customer }) => customer === CUSTOMER).removed = { accounts: { [ACCOUNT]: [CREATE] } };
  const replayed = [{ ...payment, user: "pablo.rey" }, payment];
  const { changes, flipped } = admin.Engine.whatIf(demo, JSON.stringify(draft), replayed);
  const lost = changes.find(({ user, account }) => user === asked.user && account === ACCOUNT);
  assert.ok(lost.lost.includes(CREATE) && lost.gained.length === 0);
  assert.equal(flipped.length, 1);
  const [{ transaction: index, before, after }] = flipped;
  assert.deepEqual([index, before.outcome, after.outcome], [1, "executed", "denied"]);
});

test("approval rules are checked, also for when somebody leaves", () => {
  const engine = admin.Engine.load(demo);
  const findings = engine.checkApprovals({ customer: CUSTOMER });
  const alone = findings.find((finding) => finding.code === "single-point-of-failure" && finding.account === ACCOUNT);
  assert.deepEqual([alone.period, alone.users], ["daily", ["luis.valdelosa"]]);
  const [stuck] = engine.ifUserLeaves({ user: "luis.valdelosa", customer: CUSTOMER });
  assert.deepEqual([stuck.code, stuck.account, stuck.action], ["unsatisfiable", ACCOUNT, CREATE]);
  assert.deepEqual(engine.ifUserLeaves({ user: asked.user }), []);
  assert.equal(code(() => engine.checkApprovals({ customer: "nobody" }), admin), "unknown-reference");
});

test("duties name who holds both actions", () => {
  const engine = admin.Engine.load(demo);
  const { conflicts } = engine.duties({ pairs: [{ first: CREATE, second: APPROVE, name: "four eyes" }] });
  assert.ok(conflicts.length > 0);
  for (const { user, account, name } of conflicts) {
    assert.equal(name, "four eyes");
    assert.ok(engine.allows(user, CREATE, account) && engine.allows(user, APPROVE, account), user);
  }
  assert.deepEqual(engine.duties({ pairs: [] }), { conflicts: [], byRole: [] });
});

test("a person's details are judged without a snapshot", () => {
  const { creationSteps, ipAllowlist, passwordRules, roleNameRules, userNameRules, validatePerson, webName } = admin;
  const reached = { email: "ana@example.com", phone: "+12025550100" };
  const person = { firstName: "Ana", lastName: "Torres", ...reached, ssn: "536-22-1234", today: DATE };
  assert.deepEqual(validatePerson(person), []);
  assert.deepEqual(validatePerson({ ...person, email: "ana" }).map(({ path }) => path), ["/email"]);
  const creation = { source: "manual", person: { ...person, userName: "ana.torres" }, userNameFree: true, copies: false };
  assert.deepEqual(creationSteps(creation).steps.flatMap(({ needed }) => needed.map(({ code }) => code)), [
    "customer-not-chosen",
  ]);
  const customers = [{ customer: "c", roles: ["r"], accounts: ["a"] }];
  assert.equal(creationSteps({ ...creation, customers }).complete, true);
  assert.equal(userNameRules({ userName: "ana.torres" }).accepted, true);
  assert.equal(userNameRules({ userName: "ana" }).rules.find(({ rule }) => rule === "min-length").satisfied, false);
  assert.equal(passwordRules({ password: "a", secondFactor: false }).accepted, false);
  const phrase = passwordRules({ password: "violet otter under the bridge", secondFactor: false });
  assert.equal(phrase.accepted, true);
  assert.ok(!JSON.stringify(phrase).includes("otter"));
  assert.equal(roleNameRules({ name: "NightShift", taken: [] }).accepted, true);
  assert.equal(roleNameRules({ name: "NightShift", taken: ["Nightshift"] }).accepted, false);
  const list = ipAllowlist({ entries: ["192.0.2.0/24"], ownAddress: "198.51.100.1" });
  assert.deepEqual([list.accepted, list.entries, list.issues.length], [false, ["192.0.2.0/24"], 1]);
  assert.equal(ipAllowlist({ entries: ["192.0.2.0/24"], ownAddress: "192.0.2.9" }).accepted, true);
  assert.equal(ipAllowlist({ entries: ["300.0.0.1"] }).accepted, false);
  assert.equal(webName({ name: "Ana", own: true }).text.startsWith("Ana"), true);
  const asks = [creationSteps, ipAllowlist, passwordRules, roleNameRules, userNameRules, validatePerson, webName];
  for (const ask of asks) {
    for (const bad of [undefined, null, 1, 1n, "text", [], Symbol("s"), {}]) assert.ok(code(() => ask(bad), admin));
  }
});
