/** What the service says about people, and what it is told to do with them. */
import { ANSWER_WITHIN_MS, bodyOf, client, OfflineError, ProblemError } from '../api';
import type { components, operations } from '../openapi';
import type { DetailsDraft } from './details/draft';
import { detailsBodyOf } from './user/detailsEdit';

type Schemas = components['schemas'];
export type May = Schemas['UserAct'];
export type UserItem = Schemas['ListedPerson'];
export type UserPage = Schemas['UserPage'];
export type Facets = Schemas['Facets'];
export type UserDetails = Schemas['UserDetails'];
export type UserCustomer = Schemas['CustomerAccess'];
export type Consequences = Schemas['Consequences'];
export type UserEntitlements = Schemas['UserEntitlements'];
export type UserRecord = Schemas['UserRecord'];
/** Which of them, and in which order. */
export type UserFilter = Omit<NonNullable<operations['listUsers']['parameters']['query']>, 'cursor' | 'limit'>;

/** One person, with what an edit of each part names; absent where it is not the reader's to edit. */
export interface User extends UserRecord {
  tags: { details?: string | null | undefined; access?: string | null | undefined };
}

/** Whom something is done to. */
export type Whom = Pick<UserRecord, 'id' | 'name' | 'may'> & { email?: string | undefined };

/** Where nothing is, or nothing that is this person's to see. */
const NOWHERE: readonly number[] = [404, 422];

/** A request that changes something: it is not waited for forever, and is not sent without a connection. */
export function change(): { signal: AbortSignal } {
  if (!navigator.onLine) throw new OfflineError();
  return { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) };
}

/** What is there, or null where it is not there or not the reader's to see. */
export async function ifAny<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProblemError && NOWHERE.includes(error.problem.status)) return null;
    throw error;
  }
}

export async function fetchUsers(filter: UserFilter, cursor: string, signal: AbortSignal): Promise<UserPage> {
  const query = { ...filter, ...(cursor !== '' && { cursor }) };
  const { data } = await client.GET('/v1/users', { params: { query }, signal });
  return bodyOf(data);
}

/** One person; null if there is none of this id, or it is not the reader's to see. */
export const fetchUser = (user: string, signal: AbortSignal): Promise<User | null> =>
  ifAny(async () => {
    const params = { path: { user } };
    const { data } = await client.GET('/v1/users/{user}', { params, signal });
    const record = bodyOf(data);
    if (!record.may.includes('edit')) return { ...record, tags: {} };
    const [details, access] = await Promise.all([
      record.details && client.GET('/v1/users/{user}/details', { params, signal }),
      client.GET('/v1/users/{user}/access', { params, signal }),
    ]);
    const tags = { details: details?.response.headers.get('etag'), access: access.response.headers.get('etag') };
    return { ...record, tags };
  });

export async function fetchUserEntitlements(user: string, signal: AbortSignal): Promise<UserEntitlements> {
  const { data } = await client.GET('/v1/users/{user}/entitlements', { params: { path: { user } }, signal });
  return bodyOf(data);
}

export async function fetchIdentityNumbers(user: string): Promise<Schemas['IdentityNumbers']> {
  const { data } = await client.GET('/v1/users/{user}/identity-numbers', { params: { path: { user } }, ...change() });
  return bodyOf(data);
}

/** What the engine grants to one of them, as the service certifies it. */
export async function fetchCertificate(user: string): Promise<Schemas['Certificate']> {
  const { data } = await client.GET('/v1/users/{user}/certificate', { params: { path: { user } }, ...change() });
  return bodyOf(data);
}

/** The people that match as CSV, all of them: who is no member of the bank's staff gets them at once. */
export async function exportUsers(filter: UserFilter): Promise<Blob> {
  const { data } = await client.GET('/v1/users/export', { params: { query: filter }, parseAs: 'text', ...change() });
  return new Blob([bodyOf(data)], { type: 'text/csv;charset=utf-8' });
}

/** Checks somebody again (OFAC and CIP), and says what came of it. */
export async function postScreening(user: string): Promise<string> {
  const { data } = await client.POST('/v1/screenings', { body: { user }, ...change() });
  return bodyOf(data).state;
}

export async function fetchConsequences(user: string, signal: AbortSignal): Promise<Consequences> {
  const { data } = await client.GET('/v1/users/{user}/status/consequences', { params: { path: { user } }, signal });
  return bodyOf(data);
}

export async function putDetails(user: string, draft: DetailsDraft, tag: string): Promise<void> {
  const params = { path: { user }, header: { 'If-Match': tag } };
  await client.PUT('/v1/users/{user}/details', { params, body: detailsBodyOf(draft), ...change() });
}

/** Whatever the status was: who suspends somebody means it. */
export async function putStatus(user: string, status: 'active' | 'suspended', reason: string): Promise<void> {
  const params = { path: { user }, header: { 'If-Match': '*' } };
  await client.PUT('/v1/users/{user}/status', { params, body: { status, reason }, ...change() });
}

export async function postInvitation(user: string): Promise<void> {
  await client.POST('/v1/users/{user}/invitation', { params: { path: { user } }, body: {}, ...change() });
}

export async function deleteInvitation(user: string): Promise<void> {
  await client.DELETE('/v1/users/{user}/invitation', { params: { path: { user } }, ...change() });
}

export async function deleteLock(user: string): Promise<void> {
  await client.DELETE('/v1/users/{user}/lock', { params: { path: { user } }, ...change() });
}
