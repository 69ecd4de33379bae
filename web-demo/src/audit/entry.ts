/** How an entry of the audit is read. */
import type { Catalogue } from '../catalogue';
import { personName, plainName } from '../display';
import type { Words } from '../words/words';
import type { AuditEntry } from './calls';

/** What happened, in words. */
export const happened = (event: string, { audit: { events } }: Words): string =>
  (events as Partial<Record<string, string>>)[event] ?? plainName(event);

/** Whether it is about somebody who was not let do it. */
export const isRefusal = (event: string): boolean => ['refused', 'denied'].includes(event.split('.')[1] ?? '');

/** Who acted: a person by name, or a name for what acted by itself. */
export function actorText({ actor, actorKind }: AuditEntry, { audit }: Words): string {
  return audit.actors[actorKind]?.(personName(actor)) ?? personName(actor);
}

/** Where: the companies that it is about, else the bank. */
export function whereText({ customers }: AuditEntry, { nameOf, say }: Catalogue, { audit, name }: Words): string {
  if (customers.length === 0) return audit.wholeBank;
  return say.list(customers.map((customer) => name(nameOf('customer', customer))));
}

/** A fact of an entry as a line: where it stands in it, and what it is. */
export interface Line {
  name: string;
  value: string;
}

/** All facts of an object, those within others by their whole path. */
export function linesOf(facts: unknown, path: readonly string[] = []): Line[] {
  if (facts === null || facts === undefined) return [];
  if (Array.isArray(facts) && facts.every((one) => typeof one !== 'object')) {
    return facts.length === 0 ? [] : [{ name: path.map(plainName).join(', '), value: facts.join(', ') }];
  }
  if (typeof facts !== 'object') return [{ name: path.map(plainName).join(', '), value: String(facts) }];
  return Object.entries(facts).flatMap(([name, value]) => linesOf(value, [...path, name]));
}

/** A row that an edit changed: what it was and what it is, as far as the two differ. */
export interface RowChange {
  table: string;
  key: readonly string[];
  before?: Readonly<Record<string, unknown>>;
  after?: Readonly<Record<string, unknown>>;
}

interface Facts {
  difference?: { changes?: readonly RowChange[]; omitted?: number };
}

/** What is different after an edit. */
export function differenceOf({ detail }: AuditEntry): { changes: readonly RowChange[]; omitted: number } {
  const { changes = [], omitted = 0 } = (detail as Facts | undefined)?.difference ?? {};
  return { changes, omitted };
}

/** The facts beside the difference. */
export function factsOf({ detail }: AuditEntry): Line[] {
  const { difference: _, ...facts } = (detail ?? {}) as Facts;
  return linesOf(facts);
}
