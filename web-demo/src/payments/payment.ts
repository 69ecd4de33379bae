import { formatAmount, parseAmount, type AmountAnswer, type EvaluateQuestion, type HeadroomQuestion } from 'countersign';
import type { Entitlements, SubmissionBody } from '../api';
import type { PaymentKind } from './possibilities';

/** What stands in the form, as typed. */
export interface Draft {
  action: string;
  account: string;
  amount: string;
  currency: string;
  date: string;
  /** In which notation the amount is typed. */
  locale: string;
}

/** The first kind of payment from the first account that is open for it. */
export function firstDraft(kinds: PaymentKind[], { today }: Entitlements, locale: string): Draft {
  const draft = { action: '', account: '', amount: '', currency: '', date: today, locale };
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

/** The same payment as it is typed in another notation: 1,250.00 is no other amount in Spanish. */
export function inNotation(draft: Draft, locale: string): Draft {
  if (draft.locale === locale) return draft;
  const { amount } = typedAmount(draft);
  const typed = amount === undefined ? draft.amount : asTyped(amount, draft.currency, locale);
  return { ...draft, locale, amount: typed };
}

/** The amount in the form, as the engine reads it. */
export const typedAmount = ({ amount, currency, locale }: Draft): AmountAnswer => parseAmount(amount, { locale, currency });

/** An amount of the engine as it would be typed. */
export const asTyped = (amount: string, currency: string, locale: string): string =>
  formatAmount(amount, { locale, currency, display: 'none' });

/** The form as a question before its amount is typed. */
export function outlookOf(draft: Draft, { user, today }: Entitlements): HeadroomQuestion {
  const { action, account, currency, date } = draft;
  return { user, today, action, account, currency, date };
}

/** The form as a question; without an amount that can be read the engine gets none. */
export function questionOf(draft: Draft, entitlements: Entitlements): EvaluateQuestion {
  return { ...outlookOf(draft, entitlements), amount: typedAmount(draft).amount ?? '' };
}

export function bodyOf(draft: Draft): Omit<SubmissionBody, 'snapshotVersion'> {
  const { action, account, currency, date } = draft;
  return { action, account, currency, amount: typedAmount(draft).amount ?? '', executionDate: date };
}
