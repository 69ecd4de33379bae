import { formatAmount, parseAmount, type AmountAnswer, type EvaluateQuestion } from 'countersign';
import type { Entitlements, SubmissionBody } from './api';
import { LOCALE } from './display';
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

/** The amount in the form, as the engine reads it. */
export const typedAmount = ({ amount, currency }: Draft): AmountAnswer => parseAmount(amount, { locale: LOCALE, currency });

/** An amount of the engine as it would be typed. */
export const asTyped = (amount: string, currency: string): Pick<Draft, 'amount' | 'currency'> => ({
  amount: formatAmount(amount, { locale: LOCALE, currency, display: 'none' }),
  currency,
});

/** The form as a question; without an amount that can be read the engine gets none. */
export function questionOf(draft: Draft, { user, today }: Entitlements): EvaluateQuestion {
  return { user, today, ...draft, amount: typedAmount(draft).amount ?? '' };
}

export function bodyOf({ date, ...rest }: Draft): Omit<SubmissionBody, 'snapshotVersion'> {
  return { ...rest, amount: typedAmount({ date, ...rest }).amount ?? '', executionDate: date };
}
