import type { AuditEvent } from '../audit/calls';

/** What the pages about the audit say. */
export interface AuditWords {
  /** The right that they need, by its name. */
  right: string;
  none: string;
  noneNote: string;
  noMatch: (filters: string) => string;
  fromDay: (day: string) => string;
  toDay: (day: string) => string;
  count: (count: number) => string;
  /** Where there are more. */
  countFirst: (count: number) => string;
  search: string;
  anything: string;
  days: string;
  firstDay: string;
  lastDay: string;
  show: string;
  when: string;
  who: string;
  what: string;
  /** To whom or what. */
  subject: string;
  where: string;
  wholeBank: string;
  result: string;
  done: string;
  refused: string;
  open: string;
  seal: string;
  sealed: string;
  unsealed: string;
  request: string;
  partial: string;
  facts: string;
  difference: string;
  before: string;
  after: string;
  notThere: string;
  gone: string;
  omitted: (count: number) => string;
  export: string;
  exported: string;
  verify: string;
  verifying: string;
  unbroken: (entries: number) => string;
  /** The number of the first one that is not as it was sealed. */
  wrong: (entry: string) => string;
  /** Who acts that is no company's user. */
  actors: Readonly<Partial<Record<string, (name: string) => string>>>;
  /** What happened. */
  events: Readonly<Record<AuditEvent, string>>;
}
