/** The service as this page asks it: typed by the API's own description. */
import createClient, { type Middleware } from 'openapi-fetch';
import type { components, operations, paths } from './openapi';

type Schemas = components['schemas'];
export type Difference = Schemas['WhatIfAnswer'];
export type Entitlements = Schemas['Entitlements'];
export type Problem = Schemas['Problem'];
export type SubmissionBody = Schemas['SubmissionBody'];
export type Transaction = Schemas['Transaction'];
export type TransactionPage = Schemas['TransactionPage'];
/** Which transactions, and in which order. */
export type TransactionFilter = Omit<ListQuery, 'cursor' | 'limit'>;
type ListQuery = NonNullable<operations['listTransactions']['parameters']['query']>;
export type TransactionStatus = Schemas['TransactionStatus'];

/** Who is signed in. */
export interface Principal {
  legalEntity: string;
  user: string;
}

/** A body with the tag that asks whether there is a newer one. */
export interface Tagged<T> {
  body: T;
  etag: string | null;
}

/** A payment as it is sent: the key makes sure that it is carried out once, however often it is sent. */
export interface Submission {
  body: SubmissionBody & { snapshotVersion: string };
  idempotencyKey: string;
}

/** A refusal of the API (RFC 9457). */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** In how many seconds it may be tried again, where that was said. */
  readonly retryAfter: string | null;

  constructor(problem: Problem, retryAfter: string | null = null) {
    super(problem.detail);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** Whether nobody is signed in, or not any more. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'sign-in-required';

/** The server failed, or something between here and there answered in its place. */
class UnansweredError extends Error {}

/** Nothing was sent, because there is no connection. */
export class OfflineError extends Error {}

/** What the service answers where an address leads to nothing: nothing is there, or nothing can be. */
const NOWHERE: readonly number[] = [404, 422];

/** Whether there is no answer that can be read: whether the request arrived is not known then. */
export const isUnanswered = (error: unknown): boolean =>
  !(error instanceof ProblemError) && !(error instanceof OfflineError);

/** No answer is waited for longer than this. */
export const ANSWER_WITHIN_MS = 20_000;

const failures: Middleware = {
  onResponse: async ({ response }) => {
    if (response.ok || response.status === 304) return;
    const isProblem = response.headers.get('content-type')?.includes('problem+json') ?? false;
    if (response.status >= 500 || !isProblem) throw new UnansweredError(`HTTP ${response.status}`);
    throw new ProblemError((await response.json()) as Problem, response.headers.get('retry-after'));
  },
};

// The tags are ours to compare: a browser that does it would take one person's copy for another's.
export const client = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin', cache: 'no-store' });
client.use(failures);

/** The body of an answer; the middleware has thrown where there is none. */
export function bodyOf<T>(data: T | undefined): T {
  if (data === undefined) throw new UnansweredError('the answer is empty');
  return data;
}

/** Asks for the entitlements, or for the news that `known` still holds. */
export async function fetchEntitlements(
  known: Tagged<Entitlements> | undefined,
  signal: AbortSignal,
): Promise<Tagged<Entitlements>> {
  const header = known?.etag ? { 'If-None-Match': known.etag } : {};
  const { data, response } = await client.GET('/v1/me/entitlements', {
    params: { header },
    signal,
  });
  if (response.status === 304 && known) return known;
  // Bytes come only to who asks for them by name.
  return { body: bodyOf(data) as Entitlements, etag: response.headers.get('etag') };
}

/** A page of what this person entered, newest first unless it says otherwise; the first one begins nowhere. */
export async function fetchTransactions(
  filter: TransactionFilter,
  cursor: string,
  signal: AbortSignal,
): Promise<TransactionPage> {
  const { data } = await client.GET('/v1/transactions', {
    params: { query: { ...filter, ...(cursor !== '' && { cursor }) } },
    signal,
  });
  return bodyOf(data);
}

/** One of them; null if it is none of theirs. */
export async function fetchTransaction(
  transaction: string,
  signal: AbortSignal,
): Promise<Transaction | null> {
  try {
    const path = { transaction };
    const { data } = await client.GET('/v1/transactions/{transaction}', {
      params: { path },
      signal,
    });
    return bodyOf(data);
  } catch (error) {
    // An id that cannot be one is of nothing, too.
    if (error instanceof ProblemError && NOWHERE.includes(error.problem.status)) return null;
    throw error;
  }
}

/** Sends a payment, or says that it was not sent. */
export async function submitPayment({ body, idempotencyKey }: Submission): Promise<Transaction> {
  if (!navigator.onLine) throw new OfflineError();
  const { data } = await client.POST('/v1/transactions', {
    params: { header: { 'Idempotency-Key': idempotencyKey } },
    body,
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  return bodyOf(data);
}
