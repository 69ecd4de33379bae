/** What the service is asked about the audit. */
import { bodyOf, client, ProblemError } from '../api';
import type { components, operations } from '../openapi';

type Schemas = components['schemas'];
export type AuditEntry = Schemas['AuditEntry'];
export type AuditPage = Schemas['AuditEntries'];
export type AuditEvent = AuditEntry['event'];
type Query = NonNullable<operations['listAudit']['parameters']['query']>;
/** Which entries. */
export type AuditFilter = Pick<Query, 'from' | 'to' | 'q'> & { event?: string };

export async function fetchAudit(filter: AuditFilter, cursor: string, signal: AbortSignal): Promise<AuditPage> {
  const query = { ...filter, ...(cursor !== '' && { cursor }) };
  const { data } = await client.GET('/v1/audit', { params: { query }, signal });
  return bodyOf(data);
}

/** What is answered where an id leads to nothing. */
const NOWHERE: readonly number[] = [404, 422];

/** One entry with its facts; null if there is none that is this person's to see. */
export async function fetchEntry(entry: string, signal: AbortSignal): Promise<AuditEntry | null> {
  try {
    const { data } = await client.GET('/v1/audit/{entry}', { params: { path: { entry } }, signal });
    return bodyOf(data);
  } catch (error) {
    if (error instanceof ProblemError && NOWHERE.includes(error.problem.status)) return null;
    throw error;
  }
}

const PART_MAX = 1000;

/** All entries that were asked for as one CSV, part by part. */
export async function exportAudit(filter: AuditFilter): Promise<Blob> {
  const parts: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const part: Part = await exportPart(filter, cursor);
    parts.push(withoutNames(part.text, parts.length > 0));
    cursor = part.next;
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

interface Part {
  text: string;
  next: string | null;
}

async function exportPart(filter: AuditFilter, cursor: string): Promise<Part> {
  const query = { ...filter, limit: PART_MAX, ...(cursor !== '' && { cursor }) };
  const { data, response } = await client.GET('/v1/audit/export', { params: { query }, parseAs: 'text' });
  return { text: bodyOf(data), next: response.headers.get('next-cursor') };
}

/** Each part has a row of names; the whole has one. */
function withoutNames(text: string, isLater: boolean): string {
  return isLater ? text.slice(text.indexOf('\n') + 1) : text;
}

/** What came of looking at every entry again: how many are as they were sealed, or the first one that is not. */
export interface Verified {
  entries: number;
  wrong?: string;
}

export async function verifyAudit(): Promise<Verified> {
  let entries = 0;
  let after: string | undefined;
  do {
    const query = after === undefined ? {} : { after: after as unknown as number };
    const { data } = await client.GET('/v1/audit/verify', { params: { query } });
    const part = bodyOf(data);
    entries += part.entries;
    if (part.firstWrong) return { entries, wrong: part.firstWrong.id };
    after = part.next;
  } while (after !== undefined);
  return { entries };
}
