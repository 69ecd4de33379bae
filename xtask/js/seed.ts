// Gives an empty installation its demo bank, through the API as any client would.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

interface SeedTransaction {
  readonly user: string;
  readonly body: Readonly<Record<string, string>>;
  readonly idempotencyKey: string;
}

const [origin = '', folder = ''] = process.argv.slice(2);
const bank = readFileSync(join(folder, 'demo.json'), 'utf8');
const transactions = JSON.parse(readFileSync(join(folder, 'transactions.json'), 'utf8')) as SeedTransaction[];
const banks = [bank, readFileSync(join(folder, 'leasing.json'), 'utf8')];
const people = JSON.parse(readFileSync(join(folder, 'people.json'), 'utf8')) as { legalEntity: string }[];
const campaigns = readFileSync(join(folder, 'campaigns.json'), 'utf8');
const legalEntity = (JSON.parse(bank) as { legalEntity: { id: string } }).legalEntity.id;

async function waitUntilHealthy(): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`/healthz answers ${answer?.status ?? 'nothing'}: ${(await answer?.text()) ?? ''}`);
    }
    await pause(100);
  }
}

async function call(principal: string | undefined, path: string, init: RequestInit = {}): Promise<unknown> {
  const headers = new Headers(init.headers);
  if (principal !== undefined) {
    headers.set('X-Demo-Principal', principal);
  }
  if (init.body !== undefined) {
    headers.set('Content-Type', 'application/json');
  }
  const answer = await fetch(`${origin}${path}`, { ...init, headers });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${init.method ?? 'GET'} ${path} as ${principal ?? 'nobody'}: ${answer.status} ${text}`);
  }
  return JSON.parse(text);
}

function principalOf(kind: 'user' | 'staff', id: string, entity = legalEntity): string {
  return [kind, entity, id].map(encodeURIComponent).join('/');
}

// "+2" in the seed is the day after tomorrow, whenever that is.
function dayAfter(today: string, days: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

async function submit(transaction: SeedTransaction, today: string): Promise<void> {
  const date = transaction.body['executionDate'] ?? '+0';
  const executionDate = date.startsWith('+') ? dayAfter(today, Number(date)) : date;
  await call(principalOf('user', transaction.user), '/v1/transactions', {
    method: 'POST',
    headers: { 'Idempotency-Key': transaction.idempotencyKey },
    body: JSON.stringify({ ...transaction.body, executionDate }),
  });
}

async function isEmpty(): Promise<boolean> {
  const { legalEntities } = (await call(undefined, '/v1/demo/principals')) as { legalEntities: unknown[] };
  return legalEntities.length === 0;
}

async function todayOf(user: string): Promise<string> {
  return ((await call(principalOf('user', user), '/v1/me/entitlements')) as { today: string }).today;
}

interface Bank {
  readonly legalEntity: { readonly id: string };
  readonly users: readonly { readonly id: string; readonly status: string }[];
}

async function importBank(text: string): Promise<void> {
  const entity = (JSON.parse(text) as Bank).legalEntity.id;
  const init = { method: 'PUT', headers: { 'If-None-Match': '*' }, body: text };
  await call(principalOf('staff', 'admin', entity), '/v1/configuration', init);
}

// Who is new is asked to choose a password; the mailbox shows it.
async function inviteNewUsers(text: string): Promise<void> {
  const { legalEntity: entity, users } = JSON.parse(text) as Bank;
  for (const user of users.filter(({ status }) => status === 'new')) {
    const path = `/v1/users/${encodeURIComponent(user.id)}/invitation`;
    await call(principalOf('staff', 'admin', entity.id), path, { method: 'POST', body: '{}' });
  }
}

await waitUntilHealthy();
if (await isEmpty()) {
  for (const text of banks) {
    await importBank(text);
  }
  for (const some of people) {
    await call(undefined, '/v1/demo/people', { method: 'PUT', body: JSON.stringify(some) });
  }
  await call(undefined, '/v1/demo/campaigns', { method: 'PUT', body: campaigns });
  for (const text of banks) {
    await inviteNewUsers(text);
  }
  for (const transaction of transactions) {
    await submit(transaction, await todayOf(transaction.user));
  }
  console.log(`  seeded the demo bank with ${transactions.length} transactions`);
}
