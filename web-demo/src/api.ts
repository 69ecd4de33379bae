import type { DecisionAnswer, Entitlements, UserStatus, WhatIfAnswer } from 'countersign';

export type { Entitlements } from 'countersign';

/** A person the local demo may act as. */
export interface DemoUser {
  id: string;
  status: UserStatus;
  customers: { id: string; name: string }[];
}

export interface DemoPrincipals {
  legalEntities: { id: string; name: string; users: DemoUser[] }[];
}

/** Who asks: sent with every request of the local demo, in place of a sign-in. */
export interface Principal {
  legalEntity: string;
  user: string;
}

export interface Tagged<T> {
  body: T;
  etag: string | null;
}

export interface PaymentBody {
  action: string;
  account: string;
  amount: string;
  currency: string;
  executionDate: string;
}

export interface Transaction {
  id: string;
  status: string;
  customer: string;
  account?: string;
  action: string;
  amount?: string;
  currency?: string;
  executionDate: string;
  createdAt: string;
  verdict: DecisionAnswer;
}

/**
 * A refusal of the API (RFC 9457). `verdict` comes with a payment that was denied, and with `difference` where it was
 * previewed on an older configuration.
 */
export interface Problem {
  title: string;
  status: number;
  code: string;
  detail?: string;
  errors?: { pointer: string; code: string; detail: string }[];
  requestId?: string;
  verdict?: DecisionAnswer;
  difference?: WhatIfAnswer;
}

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** Whether asking again may help: the network or the server failed, not the request. */
export function isTransient(error: unknown): boolean {
  return error instanceof ProblemError ? error.problem.status >= 500 : error instanceof TypeError;
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback = { title: response.statusText, status: response.status, code: `http-${response.status}` };
  if (!(response.headers.get('content-type') ?? '').includes('problem+json')) return fallback;
  return { ...fallback, ...((await response.json()) as Partial<Problem>) };
}

function signedAs({ legalEntity, user }: Principal): Record<string, string> {
  return { 'X-Demo-Principal': `user/${encodeURIComponent(legalEntity)}/${encodeURIComponent(user)}` };
}

async function request(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { credentials: 'omit', ...init });
  if (!response.ok && response.status !== 304) throw new ProblemError(await problemOf(response));
  return response;
}

export async function fetchPrincipals(signal: AbortSignal): Promise<DemoPrincipals> {
  return (await (await request('/v1/demo/principals', { signal })).json()) as DemoPrincipals;
}

/** Asks for the entitlements, or for the news that `known` still holds. */
export async function fetchEntitlements(
  principal: Principal,
  known: Tagged<Entitlements> | undefined,
  signal: AbortSignal,
): Promise<Tagged<Entitlements>> {
  const headers = { ...signedAs(principal), ...(known?.etag ? { 'If-None-Match': known.etag } : {}) };
  const response = await request('/v1/me/entitlements', { headers, signal });
  if (response.status === 304 && known) return known;
  return { body: (await response.json()) as Entitlements, etag: response.headers.get('etag') };
}

export async function fetchTransactions(principal: Principal, signal: AbortSignal): Promise<Transaction[]> {
  const response = await request('/v1/transactions?limit=50', { headers: signedAs(principal), signal });
  return ((await response.json()) as { items: Transaction[] }).items;
}

export interface Submission {
  body: PaymentBody & { snapshotVersion: string };
  idempotencyKey: string;
}

export async function submitPayment(principal: Principal, submission: Submission): Promise<Transaction> {
  const response = await request('/v1/transactions', {
    method: 'POST',
    headers: {
      ...signedAs(principal),
      'Content-Type': 'application/json',
      'Idempotency-Key': submission.idempotencyKey,
    },
    body: JSON.stringify(submission.body),
  });
  return (await response.json()) as Transaction;
}
