/**
 * What the service's questions cost on the local runtime, as multiples of an empty request in the same run: one client,
 * one question after the other, medians. `node tests/load/rates.mjs [rounds]`
 */
import { STAFF, asUser, bank, call, configure, payment, submit } from "./support/bank.mjs";
import { startEmpty } from "./support/service.mjs";

const ROUNDS = Number(process.argv[2] ?? 200);
const SIZES = [10, 1_000, 10_000];

const median = (times) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)];

/** Asks all questions in turn, so that whatever else the machine does falls on all of them alike: medians in ms. */
async function measure(questions) {
  const times = Object.fromEntries(Object.keys(questions).map((name) => [name, []]));
  for (let round = -10; round < ROUNDS; round += 1) {
    for (const [name, { ask, status }] of Object.entries(questions)) {
      const started = performance.now();
      const answer = await ask(round);
      const time = performance.now() - started;
      if (answer.status !== status) throw new Error(`${name}: ${answer.status} ${answer.text.slice(0, 300)}`);
      if (round >= 0) times[name].push(time);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

async function ofBank(users) {
  const { runtime, origin } = await startEmpty();
  try {
    // A limit that is never reached, so that usage is summed.
    await configure(origin, bank({ users, daily: "9000000.00" }));
    const me = asUser(0);
    const question = { user: "u0-0", action: "payments.create", account: "a0" };
    const tag = async () => (await call(origin, me, "GET", "/v1/me/entitlements")).headers.get("etag");
    let known = await tag();
    const questions = {
      empty: { status: 404, ask: () => call(origin, me, "GET", "/v1/nothing") },
      check: { status: 200, ask: () => call(origin, STAFF, "POST", "/v1/decisions/check", { question }) },
      evaluate: { status: 200, ask: () => call(origin, me, "POST", "/v1/transactions/evaluate", payment()) },
      submit: { status: 201, ask: (round) => submit(origin, asUser(1), payment(), `rate-${round}`) },
      "entitlements (200)": {
        status: 200,
        ask: async () => {
          const answer = await call(origin, me, "GET", "/v1/me/entitlements");
          known = answer.headers.get("etag");
          return answer;
        },
      },
      "entitlements (304)": {
        status: 304,
        ask: () => call(origin, me, "GET", "/v1/me/entitlements", undefined, { "if-none-match": known }),
      },
    };
    return await measure(questions);
  } finally {
    await runtime.dispose();
  }
}

const columns = [];
for (const users of SIZES) columns.push([users, await ofBank(users)]);
const names = Object.keys(columns[0][1]);
console.log(`medians of ${ROUNDS} rounds: multiples of an empty request (milliseconds)\n`);
console.log(["users in the contract", ...SIZES.map(String)].map((text, place) => (place ? text.padStart(18) : text.padEnd(24))).join(""));
for (const name of names) {
  const cells = columns.map(([, times]) => `${(times[name] / times.empty).toFixed(2)} (${times[name].toFixed(2)})`.padStart(18));
  console.log(name.padEnd(24) + cells.join(""));
}
