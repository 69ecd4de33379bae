/** The service over HTTP on the runtime of Workers with its database: parity, submits, idempotency, races. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { get, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Engine } from "../../wasm/pkg/entries/node.js";
import { canonical } from "./support/corpus.mjs";
import { corpus, root } from "./support/files.mjs";

const STAFF = "staff/harbour/admin";
const state = mkdtempSync(join(tmpdir(), "countersign-service-"));
let service;
let origin;

before(async () => {
  const cargo = process.env.CARGO ?? "cargo";
  service = spawn(cargo, ["xtask", "serve", "--port", "0", "--state", state], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  origin = await new Promise((found, failed) => {
    let said = "";
    service.stdout.on("data", (chunk) => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (address) found(address[0]);
    });
    service.on("exit", (code) => failed(new Error(`the service ended with ${code}: ${said}`)));
  });
});

after(async () => {
  const ended = new Promise((done) => service.on("exit", done));
  service.kill("SIGTERM");
  await ended;
  rmSync(state, { recursive: true, force: true });
});

async function call(principal, method, path, body, headers = {}) {
  const response = await fetch(origin + path, {
    method,
    headers: { "x-demo-principal": principal, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
}

/** Replaces the configuration that is there, if one is. */
async function configure(staff, document) {
  const { headers } = await call(staff, "GET", "/v1/configuration");
  const tag = headers.get("etag");
  return call(staff, "PUT", "/v1/configuration", document, tag === null ? {} : { "if-match": tag });
}

const segment = encodeURIComponent;
const asUser = (id) => `user/harbour/${segment(id)}`;

/** The civil date of the demo bank some days from today. */
async function day(principal, after) {
  const { body } = await call(principal, "GET", "/v1/me/entitlements");
  return new Date(Date.parse(body.today) + after * 86_400_000).toISOString().slice(0, 10);
}

test("an imported world comes out the same and gives the same answers", async () => {
  let asked = 0;
  for (const { name, snapshot, usage, queries } of corpus().filter((_, index) => index % 6 === 0)) {
    const staff = `staff/${segment(snapshot.legalEntity.id)}/operator`;
    assert.equal((await configure(staff, snapshot)).status, 200, name);
    assert.equal(canonical((await call(staff, "GET", "/v1/configuration")).body), canonical(snapshot), name);
    for (const { kind, input, expect } of queries.filter((query) => ["check", "evaluate"].includes(query.kind))) {
      // The service knows what day it is and refuses the past; the cases are of days long gone.
      const question = kind === "check" ? { question: input } : { question: { today: input.date, ...input }, usage };
      const { status, body } = await call(staff, "POST", `/v1/decisions/${kind}`, question);
      assert.equal(status, 200, `${name}: ${JSON.stringify(body)}`);
      assert.equal(canonical(body.answer), canonical(expect), `${name}: ${kind} ${JSON.stringify(input)}`);
      asked += 1;
    }
  }
  assert.ok(asked > 500, `only ${asked} questions`);
});

/** The version that a verdict at an account names: the catalogue's, and of the slice's contracts its own. */
function versionAt({ snapshotVersion, snapshot }, account) {
  const [catalogue, ...contracts] = snapshotVersion.split(".");
  const holds = ({ customers }) => customers.some(({ accounts }) => accounts.some(({ id }) => id === account));
  assert.equal(contracts.length, snapshot.contracts.length);
  const ids = snapshot.contracts.map(({ id }) => id).sort();
  return `${catalogue}.${contracts[ids.indexOf(snapshot.contracts.find(holds).id)]}`;
}

test("a client that loads its slice gives the server's verdict", async () => {
  let asked = 0;
  const { legalEntities } = (await call(STAFF, "GET", "/v1/demo/principals")).body;
  const { users } = legalEntities.find(({ id }) => id === "harbour");
  for (const { id, status: state } of users) {
    const { status, body } = await call(asUser(id), "GET", "/v1/me/entitlements");
    if (state !== "active") {
      assert.deepEqual([status, body.code], [403, "user-not-active"], id);
      continue;
    }
    assert.equal(status, 200, id);
    const engine = Engine.load(body.snapshot);
    const accounts = body.snapshot.contracts.flatMap(({ customers }) => customers.flatMap((customer) => customer.accounts));
    for (const { id: account } of accounts.slice(0, 3)) {
      for (const amount of ["0.01", "1000.00", "4321.09", "26000.00"]) {
        const asking = { action: "domestic-transfers.create", account, amount, currency: "EUR" };
        const preview = engine.evaluate({ ...asking, user: id, date: body.today, today: body.today }, body.usage);
        const server = await call(asUser(id), "POST", "/v1/transactions/evaluate", { ...asking, executionDate: body.today });
        assert.equal(server.body.snapshotVersion, versionAt(body, account));
        assert.equal(canonical(server.body.verdict), canonical(preview), `${id}: ${JSON.stringify(asking)}`);
        asked += 1;
      }
    }
    engine.free();
  }
  assert.ok(asked > 200, `only ${asked} verdicts`);
});

const ANA = asUser("ana.torres");
const payment = { action: "domestic-transfers.create", account: "valdelosa-operating", currency: "EUR" };

test("a submit is recorded once for its key, whatever is sent again", async () => {
  const body = { ...payment, amount: "12.34", executionDate: await day(ANA, 30) };
  const key = { "idempotency-key": "once-only" };
  const [first, second] = await Promise.all([0, 1].map(() => call(ANA, "POST", "/v1/transactions", body, key)));
  const third = await call(ANA, "POST", "/v1/transactions", body, key);
  assert.deepEqual([first.status, second.status, third.status], [201, 201, 201]);
  assert.deepEqual(second.body, first.body);
  assert.deepEqual(third.body, first.body);
  const reused = await call(ANA, "POST", "/v1/transactions", { ...body, amount: "12.35" }, key);
  assert.deepEqual([reused.status, reused.body.code], [422, "idempotency-key-reused"]);
  const missing = await call(ANA, "POST", "/v1/transactions", body);
  assert.deepEqual([missing.status, missing.body.code], [400, "idempotency-key-missing"]);
  const { items } = (await call(ANA, "GET", "/v1/transactions?limit=100")).body;
  assert.equal(items.filter(({ id }) => id === first.body.id).length, 1);
});

test("of submits racing for the last of a limit none passes it", async () => {
  const executionDate = await day(ANA, 40);
  const body = { ...payment, amount: "9000.00", executionDate };
  const { verdict } = (await call(ANA, "POST", "/v1/transactions/evaluate", { ...body, amount: "0.01" })).body;
  const room = Number(verdict.headroom.submit);
  assert.ok(room >= 9000, `only ${room} left`);
  const racing = Array.from({ length: 12 }, (_, index) =>
    submit(body, `race-${index}`).then(({ status }) => status),
  );
  const passed = (await Promise.all(racing)).filter((status) => status === 201).length;
  const used = (await call(ANA, "GET", "/v1/me/entitlements")).body.usage
    .filter((row) => row.user === "ana.torres" && row.account === body.account && row.date === executionDate)
    .reduce((sum, row) => sum + Number(row.amount), 0);
  assert.equal(used, passed * 9000);
  const { verdict: left } = (await call(ANA, "POST", "/v1/transactions/evaluate", body)).body;
  assert.equal(left.outcome, "denied");
  assert.equal(left.reasons[0].code, "limit-exceeded");
});

/** Submits until the answer is definite: a busy ledger says so and takes the same key again. */
async function submit(body, key) {
  for (;;) {
    const answer = await call(ANA, "POST", "/v1/transactions", body, { "idempotency-key": key });
    if (answer.status !== 503) return answer;
    await new Promise((waited) => setTimeout(waited, 50));
  }
}

test("bad input is refused with its code and nothing is written", async () => {
  const executionDate = await day(ANA, 50);
  const before = (await call(ANA, "GET", "/v1/transactions?limit=100")).body.items.length;
  const bad = [
    [{ amount: "1e3" }, "invalid-amount"],
    [{ amount: "1.234" }, "amount-too-precise"],
    [{ amount: "90071992547409.92" }, "amount-too-large"],
    [{ amount: "0.00" }, "amount-not-positive"],
    [{ amount: 12 }, "wrong-type"],
    [{ currency: "eur" }, "unknown-currency"],
    [{ executionDate: "2026-02-30" }, "invalid-date"],
    [{ surprise: true }, "unknown-field"],
  ];
  for (const [index, [change, code]] of bad.entries()) {
    const body = { ...payment, amount: "1.00", executionDate, ...change };
    const answer = await call(ANA, "POST", "/v1/transactions", body, { "idempotency-key": `bad-${index}` });
    assert.deepEqual([answer.status, answer.body.code], [422, code]);
    assert.match(answer.headers.get("content-type"), /^application\/problem\+json/);
  }
  assert.equal((await call(ANA, "GET", "/v1/transactions?limit=100")).body.items.length, before);
});

test("nobody is somebody else: no principal, a user as staff, another legal entity", async () => {
  const document = JSON.parse(readFileSync(`${root}web-demo/seed/demo.json`, "utf8"));
  assert.equal((await fetch(`${origin}/v1/me/entitlements`)).status, 401);
  assert.equal((await call(ANA, "PUT", "/v1/configuration", document)).status, 403);
  assert.equal((await call(STAFF, "GET", "/v1/me/entitlements")).status, 403);
  const stranger = await call("staff/elsewhere/admin", "POST", "/v1/decisions/check", {
    question: { user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating" },
  });
  assert.notEqual(stranger.status, 200);
});

test("a right that is taken away is gone with the next request", async () => {
  const asking = { ...payment, amount: "1.00", executionDate: await day(ANA, 1) };
  const outcome = async () => {
    const { body } = await call(ANA, "POST", "/v1/transactions/evaluate", asking);
    return body.verdict?.outcome ?? body.code;
  };
  assert.equal(await outcome(), "executed");
  const whole = (await call(STAFF, "GET", "/v1/configuration")).body;
  const without = structuredClone(whole);
  without.users.find(({ id }) => id === "ana.torres").status = "suspended";
  assert.equal((await configure(STAFF, without)).status, 200);
  assert.equal(await outcome(), "user-not-active");
  assert.equal((await call(ANA, "GET", "/v1/me/entitlements")).status, 403);
  assert.equal((await configure(STAFF, whole)).status, 200);
  assert.equal(await outcome(), "executed");
});

test("B1: what was previewed on older limits is answered with what has changed, and the opened engine follows", async () => {
  const open = (etag) =>
    fetch(`${origin}/v1/me/entitlements`, { headers: { "x-demo-principal": ANA, ...(etag && { "if-none-match": etag }) } });
  const engine = await Engine.open(open);
  const executionDate = await day(ANA, 60);
  const body = { ...payment, amount: "100.00", executionDate, snapshotVersion: engine.snapshotVersion };
  const whole = (await call(STAFF, "GET", "/v1/configuration")).body;
  const tighter = structuredClone(whole);
  const create = tighter.features.flatMap(({ actions }) => actions).find(({ id }) => id === payment.action);
  create.limits = { ...create.limits, perTransaction: "20.00" };
  assert.equal((await configure(STAFF, tighter)).status, 200);
  const stale = await call(ANA, "POST", "/v1/transactions", body, { "idempotency-key": "stale" });
  assert.deepEqual([stale.status, stale.body.code, stale.body.verdict.outcome], [409, "stale-snapshot", "denied"]);
  const limit = ({ changes }) =>
    changes.find(({ account }) => account === body.account).limits.find(({ period }) => period === "perTransaction").deny.after;
  assert.equal(limit(stale.body.difference), "20.00");
  const refreshed = await engine.refresh();
  assert.equal(refreshed.engine.snapshotVersion, stale.body.snapshotVersion);
  assert.equal(limit(refreshed.changes), "20.00");
  assert.equal((await configure(STAFF, whole)).status, 200);
});

test("a configuration is replaced only by who names the version, and the same one is no new version", async () => {
  const { body: whole, headers } = await call(STAFF, "GET", "/v1/configuration");
  const tag = headers.get("etag");
  assert.match(tag, /^"[^"]+"$/);
  const put = (document, more) => call(STAFF, "PUT", "/v1/configuration", document, more);
  const other = structuredClone(whole);
  other.legalEntity.name = "Another";
  const missing = await put(other);
  assert.deepEqual([missing.status, missing.body.code], [428, "if-match-missing"]);
  const stale = await put(other, { "if-match": '"1-x"' });
  assert.deepEqual([stale.status, stale.body.code], [412, "stale-version"]);
  const same = await put(whole, { "if-match": tag });
  assert.deepEqual([same.status, same.headers.get("etag"), `"${same.body.version}"`], [200, tag, tag]);
});

test("what the client calls its request comes back only as a plain word", async () => {
  const named = async (id) => (await fetch(`${origin}/healthz`, { headers: { "x-request-id": id } })).headers.get("x-request-id");
  assert.equal(await named("a.B_9-"), "a.B_9-");
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const ids = await Promise.all(["<script>alert(1)</script>", "a b", "x".repeat(65)].map(named));
  for (const id of ids) assert.match(id, uuid);
  assert.equal(new Set(ids).size, ids.length);
});

/** As a browser opens a page: `fetch` would say another mode in place of ours. */
async function opened(path) {
  const [answer] = await once(get(origin + path, { headers: { accept: "text/html", "sec-fetch-mode": "navigate" } }), "response");
  let body = "";
  for await (const piece of answer.setEncoding("utf8")) body += piece;
  return { status: answer.statusCode, headers: answer.headers, body };
}

test("who opens a path gets the page, which has a place for every path, under the page's policy", async () => {
  for (const path of ["/", "/payments", "/payments/", "/payments/new", "/payments/1?open=2", "/nothing", "/nothing/here"]) {
    const { status, headers, body } = await opened(path);
    assert.equal(status, 200, path);
    assert.match(headers["content-type"], /^text\/html/, path);
    assert.match(headers["content-security-policy"], /default-src 'self'/, path);
    assert.match(body, /<div id="root">/, path);
  }
});

test("what is not opened as a page, and what is the API's, is 404 as a problem where nothing is", async () => {
  const isProblem = (path, { status, type, body }) => {
    assert.equal(status, 404, path);
    assert.equal(type, "application/problem+json", path);
    assert.equal(JSON.parse(body).code, "not-found", path);
  };
  const asked = [
    "/.well-known/openid-configuration", "/.well-known/authzen-configuration", "/scim/v2/Users", "/scim/v2/Users?startIndex=1",
    "/access/v1/nothing", "/index", "/index.html", "/v1", "/v1/nothing", "/assets/", "/assets/nothing.js", "//evil.example",
  ];
  for (const path of asked) {
    const { status, headers, body } = await opened(path);
    isProblem(path, { status, type: headers["content-type"], body });
  }
  for (const path of [...asked, "/nothing", "/payments", "/favicon.ico"]) {
    const response = await fetch(origin + path);
    isProblem(path, { status: response.status, type: response.headers.get("content-type"), body: await response.text() });
  }
});

test("page and API share one origin, and the page's policy forbids every other", async () => {
  const page = await fetch(origin);
  assert.equal(page.status, 200);
  const policy = page.headers.get("content-security-policy");
  assert.match(policy, /default-src 'self'/);
  assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'/);
  assert.equal((await fetch(`${origin}/healthz`)).status, 200);
  const description = await fetch(`${origin}/openapi.json`);
  assert.match(description.headers.get("content-type"), /^application\/json/);
  assert.equal((await description.json()).openapi.slice(0, 3), "3.1");
});

test("only this machine's names and the page itself are answered", async () => {
  const { port } = new URL(origin);
  const status = (headers) =>
    new Promise((done, failed) => {
      request({ port, host: "127.0.0.1", path: "/v1/demo/principals", headers }, (answer) => {
        answer.resume();
        done(answer.statusCode);
      }).on("error", failed).end();
    });
  assert.equal(await status({ host: `localhost:${port}` }), 200);
  assert.equal(await status({ host: `127.0.0.1:${port}`, origin }), 200);
  for (const headers of [{ host: "evil.example" }, { host: `127.0.0.1:${port}`, origin: "http://evil.example" }, { origin: "null" }]) {
    assert.equal(await status(headers), 403, JSON.stringify(headers));
  }
});
