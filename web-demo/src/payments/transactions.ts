import type { Engine } from 'countersign';
import type { Transaction } from '../api';
import type { Catalogue } from '../catalogue';
import type { Words } from '../words/words';
import { approvalLines, type Signing } from './approvers';

export function amountText({ amount, currency }: Transaction, { say }: Catalogue, { payments }: Words): string {
  return amount === undefined || currency === undefined ? payments.noAmount : say.amount(amount, currency);
}

/** The account it is paid from, or the company where the action has none. */
export function fromText({ account, customer }: Transaction, { nameOf }: Catalogue): string {
  return account === undefined ? nameOf('customer', customer) : nameOf('account', account);
}

/** What it is and how much, to name it by. */
export const paymentText = (item: Transaction, catalogue: Catalogue, words: Words): string =>
  words.payments.called(catalogue.nameOf('action', item.action), amountText(item, catalogue, words));

/** Whom it waits for; nothing if it waits for nobody. */
export function nextSteps(item: Transaction, engine: Engine, catalogue: Catalogue, words: Words): string[] {
  return approvalLines(engine, signingOf(item), item.verdict.approval ?? [], catalogue, words);
}

function signingOf({ user, onBehalfOf, action, account, customer, baseAmount }: Transaction): Signing {
  return {
    user,
    action,
    customer,
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(account !== undefined && { account }),
    ...(baseAmount !== undefined && { amount: baseAmount }),
  };
}

/** The end of an id, as people read it out. */
export function shortReference(id: string): string {
  const end = id.replaceAll('-', '').slice(-8).toUpperCase();
  return `${end.slice(0, 4)}-${end.slice(4)}`;
}
