/** Signing in on the runtime of Workers, as a browser does: mail, activation, cookie, suspension, lock, second factor. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { root } from "./support/files.mjs";

const STAFF = { "x-demo-principal": "staff/harbour/admin" };
const PASSWORD = "violet anchor sings";
const state = mkdtempSync(join(tmpdir(), "countersign-sign-in-"));
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

async function call(method, path, body, headers = {}) {
  const response = await fetch(origin + path, {
    method,
    headers: { origin, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
}

/** The last message to somebody. */
async function mail(user) {
  const { messages } = (await call("GET", "/v1/demo/mailbox")).body;
  return messages.find((message) => message.user === user);
}

/** What stands behind `#` in a link. */
const behind = (link) => Object.fromEntries(new URLSearchParams(link.slice(link.indexOf("#") + 1)));

/** A user with a password: the name to sign in with. */
async function activated(user) {
  const invited = await call("POST", `/v1/users/${user}/invitation`, {}, STAFF);
  assert.equal(invited.status, 201, JSON.stringify(invited.body));
  const { token, entity, userName } = behind((await mail(user)).link);
  assert.equal(entity, "harbour");
  const done = await call("POST", "/v1/activation", { token, password: PASSWORD });
  assert.equal(done.status, 204, JSON.stringify(done.body));
  return userName;
}

const signIn = (userName, password = PASSWORD) =>
  call("POST", "/v1/session", { legalEntity: "harbour", userName, password });

/** The cookie of a session that has begun, as a browser sends it back. */
function cookie({ status, headers, body }) {
  assert.equal(status, 201, JSON.stringify(body));
  const [pair, ...attributes] = headers.get("set-cookie").split("; ");
  assert.deepEqual(attributes, ["Path=/", "Max-Age=43200", "Secure", "HttpOnly", "SameSite=Strict"]);
  return { cookie: pair };
}

test("somebody is mailed a link, chooses a password, signs in with a cookie, and signs out", async () => {
  const name = await activated("ana.torres");
  const session = cookie(await signIn(name));
  const me = await call("GET", "/v1/me", undefined, session);
  assert.deepEqual([me.status, me.body.user, me.body.kind], [200, "ana.torres", "user"]);
  assert.equal((await call("GET", "/v1/me/entitlements", undefined, session)).status, 200);
  // A change from elsewhere is refused, cookie or not.
  const foreign = { ...session, origin: "https://elsewhere.example" };
  assert.equal((await call("DELETE", "/v1/session", undefined, foreign)).status, 403);
  assert.equal((await call("DELETE", "/v1/session", undefined, session)).status, 204);
  assert.equal((await call("GET", "/v1/me", undefined, session)).status, 401);
  assert.equal((await signIn(name, "not hers at all")).status, 401);
});

test("a suspension holds at the next request", async () => {
  const begin = () => call("POST", "/v1/demo/session", { legalEntity: "harbour", user: "pablo.rey" });
  const set = async (status) => {
    const headers = { ...STAFF, "if-match": "*" };
    const { status: answered, body } = await call("PUT", "/v1/users/pablo.rey/status", { status, reason: "as agreed" }, headers);
    assert.equal(answered, 200, JSON.stringify(body));
  };
  for (let pair = 0; pair < 100; pair += 1) {
    const session = cookie(await begin());
    assert.equal((await call("GET", "/v1/transactions", undefined, session)).status, 200);
    await set("suspended");
    assert.notEqual((await call("GET", "/v1/transactions", undefined, session)).status, 200, `pair ${pair}`);
    await set("active");
    assert.equal((await call("GET", "/v1/transactions", undefined, session)).status, 401, `pair ${pair}`);
  }
});

/** The code that an authenticator shows (RFC 6238), by the platform's own cryptography. */
function code(secret, seconds) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const number = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, "0");
}

test("a code of an authenticator is asked for once it was confirmed", async () => {
  const name = await activated("nuria.campos");
  const session = cookie(await signIn(name));
  const { secret } = (await call("POST", "/v1/me/second-factor", { password: PASSWORD }, session)).body;
  const now = () => Date.now() / 1000;
  const confirmed = await call("PUT", "/v1/me/second-factor", { code: code(secret, now()) }, session);
  assert.equal(confirmed.status, 200, JSON.stringify(confirmed.body));
  const half = await signIn(name);
  assert.deepEqual([half.status, half.body.step, half.headers.get("set-cookie")], [201, "code", null]);
  const { stepToken } = half.body;
  // The code of the next period: that of this one is used.
  const whole = await call("POST", "/v1/session/code", { stepToken, code: code(secret, now() + 30) });
  assert.equal((await call("GET", "/v1/me", undefined, cookie(whole))).body.secondFactor, "on");
  const again = (await signIn(name)).body.stepToken;
  const [recoveryCode] = confirmed.body.recoveryCodes;
  cookie(await call("POST", "/v1/session/code", { stepToken: again, recoveryCode }));
});

test("of many wrong passwords at once ten are tried, and then the right one is not", async () => {
  const name = await activated("elena.robles");
  const wrong = await Promise.all(Array.from({ length: 20 }, (_, number) => signIn(name, `wrong password ${number}`)));
  assert.ok(wrong.every(({ status }) => status === 401 || status === 429), wrong.map(({ status }) => status).join());
  const { items } = (await call("GET", "/v1/audit?event=session.refused&limit=100", undefined, STAFF)).body;
  const own = items.filter(({ subject }) => subject === "elena.robles");
  const details = await Promise.all(own.map(({ id }) => call("GET", `/v1/audit/${id}`, undefined, STAFF)));
  const because = details.map(({ body }) => body.detail.because);
  assert.equal(because.filter((why) => why === "password").length, 10, because.join());
  assert.notEqual((await signIn(name)).status, 201);
});
