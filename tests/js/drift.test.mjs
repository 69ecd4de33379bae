/** B1: an engine that knows the version of its snapshot, and what it is told when there is a newer one. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import * as admin from "../../wasm/pkg/admin/entries/node.js";
import * as main from "../../wasm/pkg/entries/node.js";
import { root } from "./support/files.mjs";

const { CountersignError, Engine } = main;
const demo = readFileSync(`${root}web-demo/seed/demo.json`, "utf8");
const ANA = "ana.torres";
const CREATE = "domestic-transfers.create";
const ACCOUNT = "valdelosa-operating";
const TODAY = "2026-11-20";
const payment = { user: ANA, action: CREATE, account: ACCOUNT, amount: "100.00", date: TODAY };

let server;
let origin;
/** What the service of the test holds, and what it was asked. */
let held;
let tags = [];

function entitlements(version, change = () => {}, usage = []) {
  const snapshot = JSON.parse(demo);
  change(snapshot);
  return { user: ANA, snapshotVersion: version, engineVersion: Engine.version, today: TODAY, snapshot, usage };
}

const action = (snapshot) => snapshot.features.flatMap((feature) => feature.actions).find(({ id }) => id === CREATE);
const spent = [{ user: ANA, account: ACCOUNT, action: CREATE, date: TODAY, amount: "900.00" }];

before(async () => {
  server = createServer((request, response) => {
    tags.push(request.headers["if-none-match"]);
    if (held === undefined) return response.writeHead(503).end("{}");
    if (typeof held === "string") return response.writeHead(200).end(held);
    const etag = `"${held.user} ${held.snapshotVersion} ${JSON.stringify(held.usage)}"`;
    if (request.headers["if-none-match"] === etag) return response.writeHead(304, { etag }).end();
    response.writeHead(200, { etag, "content-type": "application/json" }).end(JSON.stringify(held));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  origin = `http://127.0.0.1:${server.address().port}/v1/me/entitlements`;
});

after(() => server.close());

test("B1: a verdict carries the versions it was made on, where they are known", () => {
  const engine = Engine.load(demo, { version: "7-abc" });
  const versions = { engineVersion: Engine.version, snapshotVersion: "7-abc" };
  for (const method of ["check", "evaluate", "explain"]) {
    const question = method === "check" ? { user: ANA, action: CREATE, account: ACCOUNT } : payment;
    const { engineVersion, snapshotVersion } = engine[method](question);
    assert.deepEqual({ engineVersion, snapshotVersion }, versions, method);
  }
  const without = Engine.load(demo);
  assert.equal(without.snapshotVersion, undefined);
  assert.deepEqual(Object.keys(without.check({ user: ANA, action: CREATE, account: ACCOUNT })), ["allowed", "reasons"]);
});

for (const [name, entry] of Object.entries({ main, admin })) {
  test(`B1: an engine is opened with snapshot, usage and version (${name})`, async () => {
    held = entitlements("1-a", undefined, spent);
    const engine = await entry.Engine.open(origin);
    assert.ok(engine instanceof entry.Engine);
    assert.equal(engine.snapshotVersion, "1-a");
    assert.deepEqual(engine.opened, { user: ANA, snapshotVersion: "1-a", engineVersion: Engine.version, today: TODAY });
    const counted = Engine.load(demo).evaluate(payment, spent);
    assert.deepEqual(engine.evaluate(payment).headroom, counted.headroom);
  });

  test(`B1: a refresh says what has changed, and the old engine stays as it is (${name})`, async () => {
    held = entitlements("1-a");
    const engine = await entry.Engine.open(origin);
    assert.equal(await engine.refresh(), undefined, "nothing is new");

    held = entitlements("1-a", undefined, spent);
    const used = await engine.refresh();
    assert.equal(used.engine, engine, "other usage needs no other engine");
    assert.deepEqual(used.changes, { changes: [], flipped: [] });
    assert.deepEqual(engine.evaluate(payment).headroom, Engine.load(demo).evaluate(payment, spent).headroom);

    held = entitlements("2-b", (snapshot) => {
      action(snapshot).limits = { perTransaction: "20.00" };
    });
    const changed = await engine.refresh();
    assert.notEqual(changed.engine, engine);
    assert.ok(changed.engine instanceof entry.Engine);
    assert.equal(changed.engine.evaluate(payment).outcome, "denied");
    assert.equal(changed.engine.snapshotVersion, "2-b");
    assert.equal(engine.evaluate(payment).snapshotVersion, "1-a");
    const { account, limits } = changed.changes.changes.find((change) => change.account === ACCOUNT);
    assert.equal(account, ACCOUNT);
    assert.equal(limits.find(({ period }) => period === "perTransaction").deny.after, "20.00");
    assert.ok(changed.changes.changes.every(({ user }) => user === ANA), "others are not told of");
    engine.free();
    assert.equal(await changed.engine.refresh(), undefined, "the new tag is kept");
  });
}

/** What the service answers to a user: the slice, and what this user has used. */
function signedIn(user, used = []) {
  const snapshot = admin.Engine.slice(demo, user);
  return { user, snapshotVersion: "1-a", engineVersion: Engine.version, today: TODAY, snapshot, usage: used };
}

for (const [name, entry] of Object.entries({ main, admin })) {
  test(`a refresh after somebody else has signed in is an engine for that person (${name})`, async () => {
    const beatriz = "beatriz.lozano";
    const place = { user: beatriz, action: CREATE };
    const [{ account }] = Engine.load(demo).accountsFor(place);
    held = signedIn(ANA, spent);
    const engine = await entry.Engine.open(origin);
    assert.equal(engine.check({ ...place, account }).allowed, false);
    // Of the same version, with usage that names what the slice of the first person does not have.
    held = signedIn(beatriz, [{ ...place, account, date: TODAY, amount: "1.00" }]);
    const other = await engine.refresh();
    assert.notEqual(other.engine, engine);
    assert.equal(other.engine.opened.user, beatriz);
    assert.equal(other.engine.check({ ...place, account }).allowed, true);
    assert.deepEqual(other.changes, { changes: [], flipped: [] }, "what another person had is not compared");
    assert.equal(engine.opened.user, ANA);
    assert.equal(engine.evaluate(payment).outcome, "executed", "the first engine stays as it was");
    assert.equal(await other.engine.refresh(), undefined, "the new tag is kept");
  });
}

test("a service that does not answer is a coded error, and the engine goes on", async () => {
  held = entitlements("1-a");
  const engine = await Engine.open(origin);
  const refused = (code) => (error) => error instanceof CountersignError && error.code === code;
  held = undefined;
  await assert.rejects(engine.refresh(), refused("request-failed"));
  held = "not JSON";
  await assert.rejects(engine.refresh(), refused("request-failed"));
  await assert.rejects(Engine.open("http://127.0.0.1:1/"), refused("request-failed"));
  await assert.rejects(Engine.open(() => { throw new Error("offline"); }), refused("request-failed"));
  held = "{}";
  await assert.rejects(Engine.open(origin), CountersignError);
  await assert.rejects(Engine.load(demo).refresh(), refused("not-opened"));
  assert.equal(engine.evaluate(payment).snapshotVersion, "1-a");
  held = entitlements("1-a");
  assert.equal(await engine.refresh(), undefined);
});

test("a page may ask for entitlements in its own way", async () => {
  held = entitlements("1-a");
  tags = [];
  const ask = (etag) => fetch(origin, { headers: etag === undefined ? {} : { "if-none-match": etag, "x-own": "1" } });
  const engine = await Engine.open(ask);
  assert.equal(await engine.refresh(), undefined);
  assert.equal(tags.length, 2);
  assert.ok(tags[1].includes("1-a"));
});
