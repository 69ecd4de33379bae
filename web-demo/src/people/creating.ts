/** What the service is asked, and told, by whoever gives somebody access. */
import type { Assignment } from 'countersign';
import { bodyOf, client } from '../api';
import type { components } from '../openapi';
import type { AccessDraft } from './access/access';
import { change, ifAny } from './api';
import type { Copy, CreationDraft } from './create/draft';
import { contentOf, draftOf } from './create/draftContent';

type Schemas = components['schemas'];
export type Options = Schemas['CreationOptions'];
export type DraftContent = Schemas['DraftContent'];
export type NewUserBody = Schemas['NewUserBody'] & { draft: string };
export type NewUser = Schemas['NewUser'];
export type CoreRecord = Schemas['CoreRecordItem'];
export type AccessPreview = Schemas['AccessPreview'];
export type ImportedRow = Schemas['ImportedRow'];
export type RowProblem = Schemas['RowProblem'];
export type EntityForUser = Schemas['EntityForUser'];
export type AddedUser = Schemas['AddedUser'];

const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });

export async function fetchOptions(signal: AbortSignal): Promise<Options> {
  const { data } = await client.GET('/v1/user-management/options', { signal });
  return bodyOf(data);
}

/** Whether a user name is nobody's. */
export async function checkUserName(userName: string): Promise<boolean> {
  const { data } = await client.POST('/v1/user-names/check', { body: { userName }, ...change() });
  return bodyOf(data).available;
}

export async function fetchCoreRecords(customer: string, signal: AbortSignal): Promise<CoreRecord[]> {
  const { data } = await client.GET('/v1/core-records', { params: { query: { customer } }, signal });
  return bodyOf(data).items;
}

export async function postDraft(draft: CreationDraft): Promise<string> {
  const { data } = await client.POST('/v1/user-drafts', { params: { header: key() }, body: contentOf(draft), ...change() });
  return bodyOf(data).id;
}

/** A draft of the reader's; null if there is none, or none any more. */
export const fetchDraft = (draft: string, signal: AbortSignal): Promise<CreationDraft | null> =>
  ifAny(async () => {
    const { data } = await client.GET('/v1/user-drafts/{draft}', { params: { path: { draft } }, signal });
    return draftOf(bodyOf(data).content);
  });

/** Keeps a draft, whatever was kept before: nobody else writes it. */
export async function putDraft(id: string, draft: CreationDraft): Promise<void> {
  const params = { path: { draft: id }, header: { 'If-Match': '*' } };
  await client.PUT('/v1/user-drafts/{draft}', { params, body: contentOf(draft), ...change() });
}

export async function deleteDraft(draft: string): Promise<void> {
  await client.DELETE('/v1/user-drafts/{draft}', { params: { path: { draft } }, ...change() });
}

/** What somebody would have. */
export async function fetchPreview(
  customers: readonly AccessDraft[],
  copy: Copy | undefined,
  signal: AbortSignal,
): Promise<AccessPreview> {
  const body = {
    customers: [...customers],
    ...(copy?.kind === 'user' && { copyOf: copy.id }),
    ...(copy?.kind === 'customRole' && { customRole: copy.id }),
  };
  const { data } = await client.POST('/v1/users/preview', { body, signal });
  return bodyOf(data);
}

/** What whoever is copied has. */
export async function fetchCopied(copy: Copy): Promise<Assignment[]> {
  const { user, snapshot } = await fetchPreview([], copy, change().signal);
  return snapshot.users.find(({ id }) => id === user)?.assignments ?? [];
}

/** Creates a user, once for each draft. */
export async function postUser({ draft, ...body }: NewUserBody): Promise<NewUser> {
  const params = { header: { 'Idempotency-Key': draft } };
  const { data } = await client.POST('/v1/users', { params, body: { ...body, draft }, ...change() });
  return bodyOf(data);
}

export async function putAccess(user: string, customers: AccessDraft[], tag: string): Promise<void> {
  const params = { path: { user }, header: { 'If-Match': tag } };
  // Whoever takes the last company away was asked before.
  const body = { customers, ...(customers.length === 0 && { suspendIfNone: true }) };
  await client.PUT('/v1/users/{user}/access', { params, body, ...change() });
}

export async function postCustomRole(body: { title: string; fromUser: string }): Promise<void> {
  await client.POST('/v1/custom-roles', { params: { header: key() }, body, ...change() });
}

/** Creates the users of some lines of a file, or tries it: once for each key. */
export async function postUsers(lines: string[], dryRun: boolean, key: string): Promise<ImportedRow[]> {
  const params = { header: { 'Idempotency-Key': key } };
  const { data } = await client.POST('/v1/users/import', { params, body: { lines, dryRun }, ...change() });
  return bodyOf(data).items;
}

/** The other entities where the reader could add a user, with what may be given there. */
export async function fetchEntitiesFor(user: string, signal: AbortSignal): Promise<EntityForUser[]> {
  const { data } = await client.GET('/v1/users/{user}/entities', { params: { path: { user } }, signal });
  return bodyOf(data).items;
}

interface Adding {
  user: string;
  key: string;
  body: AddedUser;
}

export async function postToEntity({ user, key, body }: Adding): Promise<NewUser> {
  const params = { path: { user }, header: { 'Idempotency-Key': key } };
  const { data } = await client.POST('/v1/users/{user}/entities', { params, body, ...change() });
  return bodyOf(data);
}
