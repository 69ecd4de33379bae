/**
 * What each question costs the database of the local runtime in banks of 1,000 to 1,000,000 users, companies of 100, and
 * what one submit adds to it: `node tests/load/costs.mjs [users ...]`. Calls, rows read and written as the database counts
 * them, bytes of the answer; of a service that has loaded nothing and of one that was asked before.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { STAFF, bank, call, configure, payment, today } from "./support/bank.mjs";
import { MARK, copy } from "./support/copies.mjs";
import { migrate, startEmpty, startService } from "./support/service.mjs";

const PEOPLE = 100;
const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000, 100_000, 1_000_000];

/** The company that is copied has the mark in all of its ids. */
function marked() {
  const document = JSON.parse(JSON.stringify(bank({ users: PEOPLE, daily: "9000000.00" })).replaceAll(/"(k|c|a|b|u\d+-)0"/g, `"$1${MARK}"`));
  const limited = { preApproved: "1000.00", deny: "2000.00" };
  document.users[0].assignments[0].limits = { accounts: { [`a${MARK}`]: { "payments.create": { weekly: limited } } } };
  document.signatoryGroups = [{ id: `g${MARK}`, customer: `c${MARK}`, members: [`u2-${MARK}`, `u3-${MARK}`] }];
  document.grants = [
    {
      id: `t${MARK}`, giver: `u1-${MARK}`, receiver: `u5-${MARK}`, customer: `c${MARK}`, actions: ["payments.create"],
      from: today(), until: "2099-12-31",
    },
  ];
  return document;
}

/** What one user asks, or the bank's staff about them, in the company of this number; `again` is another time. */
const QUESTIONS = {
  // First, because only the first company has sent something already.
  "POST /v1/transactions, sent again": ({ user, pay }) => [user(0), "POST", "/v1/transactions", pay, { "idempotency-key": "first" }],
  "GET /v1/me/entitlements": ({ user }) => [user(0), "GET", "/v1/me/entitlements"],
  "the same, of a grant": ({ user }) => [user(5), "GET", "/v1/me/entitlements"],
  "POST /v1/transactions/evaluate": ({ user, pay }) => [user(0), "POST", "/v1/transactions/evaluate", pay],
  "POST /v1/transactions": ({ user, pay, again }) => [user(0), "POST", "/v1/transactions", pay, { "idempotency-key": `new-${again}` }],
  "GET /v1/transactions": ({ user }) => [user(0), "GET", "/v1/transactions"],
  "POST /v1/decisions/check": ({ about }) => [STAFF, "POST", "/v1/decisions/check", { question: about }],
  "POST /v1/decisions/evaluate": ({ about }) => [
    STAFF, "POST", "/v1/decisions/evaluate", { question: { ...about, amount: "1.00", date: today() } },
  ],
  "GET /v1/users/{user}/status": ({ id }) => [STAFF, "GET", `/v1/users/${encodeURIComponent(id(9))}/status`],
  "PUT /v1/users/{user}/status": ({ id, again }) => [
    STAFF, "PUT", `/v1/users/${encodeURIComponent(id(9))}/status`,
    { status: again ? "active" : "suspended", reason: "as agreed" }, { "if-match": "*" },
  ],
};

function asked(number, again) {
  const mark = MARK.replace("0", String(number));
  const id = (person) => `u${person}-${mark}`;
  const user = (person) => `user/harbour/${encodeURIComponent(id(person))}`;
  const pay = { ...payment(), account: `a${mark}` };
  return { id, user, pay, again, about: { user: id(0), action: "payments.create", account: `a${mark}` } };
}

/** Asks and says what it cost. */
async function cost(origin, ask) {
  await fetch(`${origin}/costs`);
  const answer = await call(origin, ...ask);
  const spent = await (await fetch(`${origin}/costs`)).json();
  if (answer.status >= 300) throw new Error(`${ask[2]}: ${answer.status} ${answer.text.slice(0, 500)}`);
  return { ...spent, bytes: Buffer.byteLength(answer.text) };
}

async function ofBank(users) {
  const { runtime, origin, database } = await startEmpty();
  try {
    await configure(origin, marked());
    for (const person of [0, 1]) {
      const { user, pay } = asked(0);
      await cost(origin, [user(person), "POST", "/v1/transactions", pay, { "idempotency-key": "first" }]);
    }
    await copy(database, users / PEOPLE - 1);
    const { n } = await database.prepare("SELECT COUNT(*) AS n FROM users").first();
    const size = (await database.prepare("SELECT 1").run()).meta.size_after;
    console.log(`\n${n} users, ${(size / 1e6).toFixed(1)} MB`);
    console.log("".padEnd(36) + ["calls", "rows read", "written", "bytes", "calls", "rows read", "written"].map((text) => text.padStart(11)).join(""));
    for (const [number, [name, ask]] of Object.entries(QUESTIONS).entries()) {
      // Each of a company that nobody asked about before.
      const costs = [];
      for (const again of [0, 1]) costs.push(await cost(origin, ask(asked(number, again))));
      const [cold, warm] = costs;
      const cells = [cold.calls, cold.read, cold.written, warm.bytes, warm.calls, warm.read, warm.written];
      console.log(name.padEnd(36) + cells.map((cell) => String(cell).padStart(11)).join(""));
    }
  } finally {
    await runtime.dispose();
  }
}

/** The bytes of each table with its indexes, of a database that nobody has open. */
function sizes(state) {
  const files = readdirSync(state, { recursive: true }).filter((name) => name.includes("d1") && name.endsWith(".sqlite"));
  const largest = files.map((name) => join(state, name)).sort((one, other) => statSync(other).size - statSync(one).size)[0];
  const database = new DatabaseSync(largest);
  const sql = "SELECT tbl_name AS name, SUM(pgsize) AS bytes FROM dbstat JOIN sqlite_master USING (name) GROUP BY tbl_name";
  const rows = database.prepare(sql).all();
  database.close();
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes]));
}

/** What so many submits of 800 users on 30 days leave in the database. */
async function ofSubmits() {
  const COUNT = 5_000;
  const state = mkdtempSync(join(tmpdir(), "countersign-costs-"));
  try {
    const { runtime, origin, database } = await startService({ state });
    await migrate(database);
    await configure(origin, bank({ companies: 8, users: 100 }));
    await runtime.dispose();
    const before = sizes(state);
    const again = await startService({ state });
    const send = async (lane) => {
      for (let index = lane; index < COUNT; index += 8) {
        const principal = `user/harbour/u${Math.floor(index / 8) % 100}-${lane}`;
        const date = new Date(Date.now() + (index % 30) * 86_400_000).toISOString().slice(0, 10);
        await call(again.origin, principal, "POST", "/v1/transactions", payment(lane, "1.00", date), { "idempotency-key": crypto.randomUUID() });
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, lane) => send(lane)));
    const { n } = await again.database.prepare("SELECT COUNT(*) AS n FROM transactions").first();
    await again.runtime.dispose();
    const after = sizes(state);
    console.log(`\nbytes of each of ${n} submits, indexes included`);
    for (const [name, bytes] of Object.entries(after)) {
      const each = (bytes - (before[name] ?? 0)) / n;
      if (each >= 1) console.log(`${name.padEnd(36)}${each.toFixed(0).padStart(11)}`);
    }
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

for (const users of SIZES) await ofBank(users);
await ofSubmits();
