/** Edit sessions of the npm package in Node: staged, live, undone, freed (A88, A100, A116). */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { CountersignError, EditSession, Engine } from "../../wasm/pkg/admin/entries/node.js";
import { root } from "./support/files.mjs";

const demo = JSON.parse(readFileSync(`${root}web-demo/seed/demo.json`, "utf8"));
const NOTHING = { accounts: [], other: { added: [], removed: [] }, limits: [] };

/** A user of the demo company with accounts. */
function holder() {
  for (const { id, assignments } of demo.users) {
    const held = assignments.find(({ accounts, removed }) => accounts.length > 1 && removed === undefined);
    if (held !== undefined) return { user: id, customer: held.customer };
  }
  return assert.fail("nobody has accounts");
}

const { user, customer } = holder();

function code(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof CountersignError, String(error));
    return `${error.path} ${error.code}`;
  }
  return assert.fail("nothing was thrown");
}

test("edits are staged, shown at once and toggled back (A88, A100)", () => {
  const engine = Engine.load(demo);
  const session = engine.edit(user, customer);
  assert.ok(session instanceof EditSession);
  assert.deepEqual(session.state().matrix, engine.matrix({ user, customer }));
  const { feature } = session.state().matrix.features[0];
  const off = session.apply({ kind: "setPermissions", features: [feature], enable: false });
  assert.ok(off.applied && off.unsavedChanges > 0);
  assert.equal(session.state({ features: [feature] }).selection, "none");
  assert.equal(session.state().unsavedChanges, off.unsavedChanges);
  assert.notDeepEqual(session.difference(), NOTHING);
  session.apply({ kind: "setPermissions", features: [feature], enable: true });
  assert.deepEqual(session.difference(), NOTHING);
  assert.equal(session.undo(), true);
  assert.equal(session.state().unsavedChanges, off.unsavedChanges);
  assert.equal(session.undo(), false);
});

test("the result is what an assignment takes", () => {
  const engine = Engine.load(demo);
  const session = engine.edit(user, customer);
  session.apply({ kind: "setPermissions", accessLevels: ["view"], enable: false });
  const changed = structuredClone(demo);
  const held = changed.users.find(({ id }) => id === user).assignments.find((own) => own.customer === customer);
  Object.assign(held, session.result());
  const saved = Engine.load(changed).edit(user, customer);
  assert.deepEqual(saved.state().matrix, session.state().matrix);
  assert.deepEqual(saved.difference(), NOTHING);
});

test("limits are refused field by field (A116)", () => {
  const session = Engine.load(demo).edit(user, customer);
  const actions = [...new Set(session.limits().map(({ action }) => action))];
  const bulk = { kind: "setLimitsInBulk", actions, periods: ["daily"] };
  const refused = session.apply({ ...bulk, preApproved: "2.00", deny: "1.00" });
  assert.equal(refused.applied, actions.length === 0);
  assert.ok(refused.issues.every(({ path, maximum }) => path === "/preApproved" && maximum === "1.00"));
  assert.equal(session.apply({ ...bulk, preApproved: "1.00", deny: "1.00" }).applied, true);
  assert.ok(session.limits().every(({ daily }) => daily.deny === "1.00"));
  assert.deepEqual(session.issues(), []);
});

test("accounts are listed with what is selected there", () => {
  const session = Engine.load(demo).edit(user, customer);
  const accounts = session.accounts().flatMap((group) => group.accounts);
  assert.equal(accounts.length, session.state().matrix.accounts.length);
  const [{ account, numberEnd }] = accounts;
  const found = session.accounts({ search: numberEnd }).flatMap((group) => group.accounts);
  assert.ok(found.some((row) => row.account === account));
});

test("what is wrong is said, and a freed session says so", () => {
  const engine = Engine.load(demo);
  assert.equal(code(() => engine.edit("nobody", customer)), "/user unknown-reference");
  assert.equal(code(() => engine.edit(user)), "/customer missing-field");
  const session = engine.edit(user, customer);
  assert.equal(code(() => session.apply({ kind: "drop" })), "/kind invalid-value");
  assert.equal(code(() => session.apply(undefined)), " wrong-type");
  assert.equal(code(() => session.state({ features: ["none"] })), "/features/0 unknown-reference");
  session[Symbol.dispose]();
  session.free();
  assert.equal(code(() => session.result()), " session-freed");
  const left = engine.edit(user, customer);
  engine.free();
  assert.equal(code(() => left.state()), " engine-freed");
  assert.equal(code(() => engine.edit(user, customer)), " engine-freed");
});
