import type { Outcome } from 'countersign';
import type { TransactionStatus } from '../api';

type ByOutcome = Readonly<Record<Outcome, string>>;

/** What only this page says; whatever the engine answers is said by the package's messages. */
export interface Words {
  title: string;
  lead: string;
  localDemo: string;
  language: string;
  loading: { users: string; rights: string; engine: string; payments: string };
  failed: { users: string; rights: string; engine: string; payments: string; payment: string };
  request: (id: string) => string;
  noUsers: string;
  offline: string;

  tryAs: { label: string; note: string; noCompany: string };
  /** A person's roles at a company. */
  rolesAt: (roles: string, company: string) => string;
  cannotPay: (name: string) => string;

  form: {
    heading: (name: string) => string;
    kind: string;
    account: string;
    amount: string;
    currency: string;
    date: string;
    submit: string;
  };
  /** Beneath the button. */
  beforeSubmit: ByOutcome & { untyped: string; refused: string };

  verdict: {
    label: string;
    waiting: { title: string; detail: string };
    refused: { title: string; detail: string };
    detail: ByOutcome;
    why: ByOutcome;
    withinLimits: string;
    countsAs: (amount: string) => string;
    workedOut: (milliseconds: string) => string;
  };
  approvers: {
    heading: string;
    /** Another sentence that would do as well, or is needed beside. */
    or: (sentence: string) => string;
    also: (sentence: string) => string;
    /** A signatory group and its people. */
    group: (group: string, people: string) => string;
  };
  headroom: {
    heading: string;
    withoutApproval: string;
    atMost: string;
    unbounded: string;
    use: (amount: string) => string;
    thisPayment: string;
    share: (amount: string, most: string) => string;
  };

  answer: {
    label: string;
    title: ByOutcome;
    reference: (id: string) => string;
    differs: (outcome: string) => string;
  };
  notSent: { title: string; detail: string };
  unanswered: { title: string; detail: string };
  stale: { title: string; detail: string; now: (outcome: string) => string };
  /** What has changed for a person; `place` is where, and may be empty. */
  change: {
    lost: (action: string) => string;
    gained: (action: string) => string;
    onAccount: (action: string, account: string) => string;
    limit: (action: string, period: string, before: string, after: string) => string;
    preApproved: (action: string, period: string, before: string, after: string) => string;
    unlimited: string;
  };

  payments: {
    heading: (name: string) => string;
    none: string;
    amount: string;
    payment: string;
    date: string;
    status: string;
    reason: string;
    noAmount: string;
    from: (kind: string, account: string) => string;
  };
  status: Readonly<Record<TransactionStatus, string>>;

  accounts: { heading: (name: string) => string; none: string; account: string; currency: string; rights: string };
}
