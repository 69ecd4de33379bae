/**
 * Many clients against one limit of exactly a thousand: a thousand payments of 1.00 are executed, and not one more, also
 * where calls of the database fail. `SUBMITS=100000` asks for more of them. Rates are printed, and no test fails for them.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { asUser, bank, call, configure, contradictions, inParallel, payment, row, submitUntilDefinite, today } from "./support/bank.mjs";
import { startEmpty } from "./support/service.mjs";

const CLIENTS = 64;
const LIMIT = 1_000;
const SUBMITS = Number(process.env.SUBMITS ?? 5_000);

const rate = (count, started) => `${Math.round((count * 1_000) / (Date.now() - started))} a second`;

/** What an answer says, whichever request it is the answer to. */
function said({ status, text }) {
  const { requestId, ...body } = JSON.parse(text);
  return { status, body };
}

/** Submits from many clients, of which every tenth is sent twice, and looks at what came of it. */
async function race(context, { faults, submits }) {
  const { runtime, origin, database } = await startEmpty({ faults });
  try {
    await configure(origin, bank({ users: CLIENTS, daily: `${LIMIT}.00` }));
    const date = today();
    const unclear = { count: 0 };
    const started = Date.now();
    const answers = await inParallel(CLIENTS, submits, async (index, client) => {
      const send = () => submitUntilDefinite(origin, asUser(client), payment(0, "1.00", date), `key-${index}`, unclear);
      const [answer, twin] = await Promise.all(index % 10 === 0 ? [send(), send()] : [send()]);
      if (twin !== undefined) assert.deepEqual(said(twin), said(answer), `key-${index}`);
      return answer;
    });
    context.diagnostic(`${submits} submits of ${CLIENTS} clients, ${rate(submits, started)}, ${unclear.count} answers said nothing definite`);
    const executed = answers.filter(({ status }) => status === 201);
    const denied = answers.filter(({ status }) => status === 422);
    assert.equal(executed.length + denied.length, submits);
    assert.equal(executed.length, LIMIT);
    assert.equal(new Set(executed.map(({ text }) => JSON.parse(text).id)).size, LIMIT);
    assert.ok(denied.every(({ text }) => JSON.parse(text).verdict.reasons[0].code === "limit-exceeded"));
    assert.deepEqual(await row(database, "SELECT COUNT(*) AS count, SUM(base_amount_minor) AS sum FROM transactions"), { count: LIMIT, sum: LIMIT * 100 });
    assert.deepEqual(await contradictions(database), {});
    return unclear.count;
  } finally {
    await runtime.dispose();
  }
}

test("of thousands of submits exactly as many are executed as the limit allows", async (context) => {
  const unclear = await race(context, { faults: [0, 0], submits: SUBMITS });
  assert.equal(unclear, 0, "answers that were 503");
});

test("the same where a fifth of the database's batches fails before, and another fifth after they are written", async (context) => {
  await race(context, { faults: [0.2, 0.2], submits: Math.max(1_500, Math.floor(SUBMITS / 10)) });
});

test("many clients of one customer all get through", async (context) => {
  const { runtime, origin, database } = await startEmpty();
  try {
    await configure(origin, bank({ companies: 2, users: CLIENTS }));
    const submits = CLIENTS * 10;
    const send = (number, clients, name, count = submits) => inParallel(clients, count, async (index, client) => {
      const answer = await call(origin, asUser(client, number), "POST", "/v1/transactions", payment(number), { "idempotency-key": `${name}-${index}` });
      return answer.status;
    });
    const times = {};
    for (const [name, number, clients] of [["alone", 0, 1], ["together", 1, CLIENTS]]) {
      await send(number, 1, `warm-${name}`, CLIENTS);
      const started = performance.now();
      const statuses = await send(number, clients, name);
      times[name] = performance.now() - started;
      assert.deepEqual(statuses.filter((status) => status !== 201), [], name);
    }
    const each = (time) => `${Math.round((submits * 1_000) / time)} a second`;
    context.diagnostic(`one client alone ${each(times.alone)}, ${CLIENTS} together ${each(times.together)}: ${(times.alone / times.together).toFixed(2)} times`);
    assert.deepEqual(await contradictions(database), {});
  } finally {
    await runtime.dispose();
  }
});
