/** What the address of the audit holds. */
export interface AuditSearch {
  /** An id: of who acted, of whom or what it happened to, or of a company. */
  q?: string;
  /** What happened. */
  event?: string;
  /** First and last day. */
  from?: string;
  to?: string;
  /** The opened entry. */
  open?: string;
}

const NAMES = ['q', 'event', 'from', 'to', 'open'] as const;

/** Reads the address, and what was chosen: what it does not know, and what is empty, it leaves out. */
export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const given = NAMES.map((name) => [name, search[name]] as const).filter(([, value]) => isText(value));
  return Object.fromEntries(given) as AuditSearch;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
