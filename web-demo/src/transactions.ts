import type { Decision, Transaction } from './api';
import { approverLines } from './approvers';
import type { Catalogue } from './catalogue';
import type { Words } from './words/words';

export function amountText({ amount, currency }: Transaction, { say }: Catalogue, { payments }: Words): string {
  return amount === undefined || currency === undefined ? payments.noAmount : say.amount(amount, currency);
}

/** What it is, and the account it is paid from, or the company where the action has none. */
export function paymentText({ action, account, customer }: Transaction, { nameOf }: Catalogue, { payments }: Words): string {
  const from = account === undefined ? nameOf('customer', customer) : nameOf('account', account);
  return payments.from(nameOf('action', action), from);
}

/** Why a decision is as it is, and whom it waits for. */
export function reasonText({ reasons, approval }: Decision, { say }: Catalogue, words: Words): string {
  const who = approverLines(approval ?? [], say, words);
  if (who.length > 0) return who.join(' ');
  return reasons.length > 0 ? reasons.map(say.text).join(' ') : words.verdict.withinLimits;
}
