import type { Transaction } from './api';
import type { Catalogue } from './catalogue';
import { money, plainName } from './display';
import { approvalLine, decisionLine } from './text';

const STATUSES: Readonly<Record<string, string>> = { executed: 'Executed', pendingApproval: 'Waits for approval' };

export const statusText = ({ status }: Transaction): string => STATUSES[status] ?? plainName(status);

export function amountText({ amount, currency }: Transaction): string {
  return amount === undefined || currency === undefined ? 'No amount' : money(amount, currency);
}

export const kindText = ({ action }: Transaction, { actions }: Catalogue): string =>
  actions.get(action)?.label ?? plainName(action);

/** The account it is paid from, or the company where the action has none. */
export function fromText({ account, customer }: Transaction, { accounts }: Catalogue): string {
  return account === undefined ? customer : (accounts.get(account)?.label ?? account);
}

/** The server's reasons, and whom it waits for. */
export function whyText({ verdict }: Transaction, { currency }: Catalogue): string {
  if (verdict.approval === undefined) return decisionLine(verdict, currency);
  return `Needs ${approvalLine(verdict.approval)}.`;
}
