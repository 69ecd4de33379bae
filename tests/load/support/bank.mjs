/** Banks of any size, and clients of them. */

const USERS_OF_A_COMPANY = 10;

const account = (id) => ({ id, number: id, type: "current", currency: "EUR" });

const company = (number, limits) => ({
  id: `k${number}`,
  customers: [
    {
      id: `c${number}`,
      name: `Company ${number}`,
      accounts: [account(`a${number}`), account(`b${number}`)],
      actions: ["payments.view", "payments.create", "payments.approve"],
      limits,
    },
  ],
});

const person = (id, number) => ({
  id,
  status: "active",
  assignments: [{ customer: `c${number}`, roles: ["payer"], accounts: [`a${number}`, `b${number}`] }],
});

/** A bank with so many companies of so many users each; each company may spend `daily` a day. */
export function bank({ companies = 1, users = USERS_OF_A_COMPANY, daily } = {}) {
  const limits = daily === undefined ? {} : { actions: { "payments.create": { daily } }, groups: {} };
  const numbers = Array.from({ length: companies }, (_, number) => number);
  const people = (number) => Array.from({ length: users }, (_, person) => person).map((one) => person(`u${one}-${number}`, number));
  return {
    legalEntity: {
      id: "harbour", name: "Harbour", currency: "EUR", timeZone: "UTC", weekStart: "monday", rates: {},
      settings: { accountAccess: "open", delegationCeiling: "limits", selfApproval: false, sharedContractLimits: true },
    },
    limitGroups: [{ id: "single", name: "Single payments" }],
    features: [
      {
        id: "payments", name: "Payments", level: "account",
        actions: [
          { id: "payments.view", accessLevel: "view" },
          { id: "payments.create", accessLevel: "create", limitGroup: "single", approvedBy: "payments.approve" },
          { id: "payments.approve", accessLevel: "approve" },
        ],
      },
    ],
    contracts: numbers.map((number) => company(number, limits)),
    policies: [],
    roles: [{ id: "payer", actions: ["payments.view", "payments.create"] }],
    users: numbers.flatMap(people),
    signatoryGroups: [],
    // Nobody need approve: what is accepted is executed.
    approvalRules: numbers.map((number) => ({
      customer: `c${number}`, action: "payments.create", period: "perTransaction", bands: [{ above: "0", none: true }],
    })),
  };
}

export const today = () => new Date().toISOString().slice(0, 10);

export const payment = (number = 0, amount = "1.00", date = today()) => ({
  action: "payments.create", account: `a${number}`, amount, currency: "EUR", executionDate: date,
});

/** Asks over HTTP; `ask` may be another way to fetch. */
export async function call(origin, principal, method, path, body, headers = {}, ask = fetch) {
  const response = await ask(origin + path, {
    method,
    headers: { "x-demo-principal": principal, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

export const STAFF = "staff/harbour/clerk";
export const asUser = (person, number = 0) => `user/harbour/u${person}-${number}`;

/** Imports a document, also where the database fails at times. */
export async function configure(origin, document) {
  for (let attempt = 0; ; attempt += 1) {
    const { status, text } = await call(origin, STAFF, "PUT", "/v1/configuration", document, attempt % 2 ? { "if-match": "*" } : {});
    if (status === 200) return;
    // After a lost answer it may be there, or not: both are tried in turn.
    if (![404, 409, 412, 428, 503].includes(status) || attempt > 50) {
      throw new Error(`the configuration is not taken: ${status} ${text.slice(0, 2_000)}`);
    }
  }
}

export const submit = (origin, principal, body, key) =>
  call(origin, principal, "POST", "/v1/transactions", body, { "idempotency-key": key });

/** Submits until the answer says what became of it, with one key; counts answers that did not. */
export async function submitUntilDefinite(origin, principal, body, key, unclear = { count: 0 }) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await submit(origin, principal, body, key).catch(() => undefined);
    if (answer !== undefined && answer.status !== 503) return answer;
    unclear.count += 1;
    await new Promise((done) => setTimeout(done, 20 + Math.random() * 50));
  }
  throw new Error(`${key} was never answered`);
}

/** So many clients, each of which works through tasks until there are none. */
export async function inParallel(clients, count, task) {
  let next = 0;
  const client = async (number) => {
    const results = [];
    while (next < count) {
      const index = next;
      next += 1;
      results.push(await task(index, number));
    }
    return results;
  };
  return (await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))).flat();
}

/** The one row of a query. */
export const row = (database, sql) => database.prepare(sql).first();

/** Everything that must hold in a database at any time, whatever broke. */
export async function contradictions(database) {
  const checks = {
    "transactions without their key": "SELECT COUNT(*) AS n FROM transactions WHERE id NOT IN (SELECT answer ->> '$.id' FROM idempotency_keys WHERE outcome = 'accepted')",
    "keys without their transaction": "SELECT COUNT(*) AS n FROM idempotency_keys WHERE outcome = 'accepted' AND answer ->> '$.id' NOT IN (SELECT id FROM transactions)",
    "transactions without their entry in the audit": "SELECT COUNT(*) AS n FROM transactions WHERE id NOT IN (SELECT subject FROM audit WHERE event LIKE 'transaction.%')",
    "entries of the audit without their transaction": "SELECT COUNT(*) AS n FROM audit WHERE event IN ('transaction.executed', 'transaction.pendingApproval') AND subject NOT IN (SELECT id FROM transactions)",
    "usage that is not the sum of transactions": "SELECT ABS((SELECT COALESCE(SUM(amount_minor), 0) FROM usage) - (SELECT COALESCE(SUM(base_amount_minor), 0) FROM transactions)) AS n",
    "totals that are not the sum of usage": "SELECT ABS((SELECT COALESCE(SUM(amount_minor), 0) FROM usage) - (SELECT COALESCE(SUM(amount_minor), 0) FROM usage_totals)) AS n",
    "ledgers that did not count each transaction": "SELECT ABS((SELECT COALESCE(SUM(version), 0) FROM ledgers) - (SELECT COUNT(*) FROM transactions)) AS n",
    "gaps in the audit": "SELECT MAX(sequence) - COUNT(*) AS n FROM audit",
    "guards that were left": "SELECT COUNT(*) AS n FROM guard",
  };
  const found = {};
  for (const [name, sql] of Object.entries(checks)) {
    const { n } = await row(database, sql);
    if (n !== 0) found[name] = n;
  }
  return found;
}
