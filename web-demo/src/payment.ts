import type { EvaluateQuestion } from 'countersign';
import type { Entitlements, PaymentBody } from './api';
import type { PaymentKind } from './possibilities';

/** What stands in the form, as typed. */
export interface Draft {
  action: string;
  account: string;
  amount: string;
  currency: string;
  date: string;
}

/** The first kind of payment from the first account that is open for it. */
export function firstDraft(kinds: PaymentKind[], { today }: Entitlements): Draft {
  const draft = { action: '', account: '', amount: '', currency: '', date: today };
  const [kind] = kinds;
  return kind === undefined ? draft : withKind(draft, kind);
}

/** Another kind of payment; the account stays if it is open for it. */
export function withKind(draft: Draft, kind: PaymentKind): Draft {
  const open = kind.choices.filter((choice) => choice.allowed).map((choice) => choice.account.account);
  const account = open.find(({ id }) => id === draft.account) ?? open[0];
  if (account === undefined) return { ...draft, action: kind.action };
  const kept = account.id === draft.account;
  return { ...draft, action: kind.action, account: account.id, currency: kept ? draft.currency : account.currency };
}

export function questionOf(draft: Draft, { user, today }: Entitlements): EvaluateQuestion {
  return { user, today, ...draft };
}

export function bodyOf({ date, ...rest }: Draft): PaymentBody {
  return { ...rest, executionDate: date };
}
