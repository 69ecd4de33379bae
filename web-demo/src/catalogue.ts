import type { Account, Action, Customer, Feature, SnapshotDocument } from 'countersign';
import { messages, type Messages, type Named } from 'countersign/messages';
import { lastFour, personName, plainName } from './display';
import type { Language } from './language';

export interface OwnedAccount {
  account: Account;
  customer: Customer;
  /** Name and last four digits. */
  label: string;
}

/** The names and parts of a snapshot by their ids, and what the engine says about them in a language. */
export interface Catalogue {
  currency: string;
  currencies: string[];
  accounts: ReadonlyMap<string, OwnedAccount>;
  actions: ReadonlyMap<string, { action: Action; feature: Feature; label: string }>;
  groupMembers: ReadonlyMap<string, readonly string[]>;
  nameOf: (kind: Named, id: string) => string;
  say: Messages;
  /** A civil date where there is little room. */
  shortDate: (date: string) => string;
}

export function catalogueOf(snapshot: SnapshotDocument, { locale, texts }: Language): Catalogue {
  const { currency, rates } = snapshot.legalEntity;
  const customers = snapshot.contracts.flatMap((contract) => contract.customers);
  const owned = customers.flatMap((customer) => customer.accounts.map((account) => ownedAccount(customer, account)));
  const actions = snapshot.features.flatMap((feature) =>
    feature.actions.map((action) => ({ action, feature, label: action.name ?? plainName(action.id) })),
  );
  const names: Partial<Record<Named, ReadonlyMap<string, string>>> = {
    account: new Map(owned.map(({ account, label }) => [account.id, label])),
    action: new Map(actions.map(({ action, label }) => [action.id, label])),
    customer: new Map(customers.map(({ id, name }) => [id, name])),
    limitGroup: new Map(snapshot.limitGroups.map(({ id, name }) => [id, name])),
  };
  const nameOf = (kind: Named, id: string): string =>
    kind === 'user' ? personName(id) : (names[kind]?.get(id) ?? plainName(id));
  return {
    currency,
    currencies: [currency, ...Object.keys(rates)],
    accounts: new Map(owned.map((entry) => [entry.account.id, entry])),
    actions: new Map(actions.map((entry) => [entry.action.id, entry])),
    groupMembers: new Map(snapshot.signatoryGroups.map((group) => [group.id, group.members])),
    nameOf,
    say: messages(texts, { currency, locale, nameOf }),
    shortDate: shortDateIn(locale),
  };
}

function ownedAccount(customer: Customer, account: Account): OwnedAccount {
  return { customer, account, label: `${account.name ?? plainName(account.type)} ${lastFour(account.number)}` };
}

function shortDateIn(locale: string): (date: string) => string {
  // The dates of banks are Gregorian, and of no time zone.
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC', calendar: 'gregory' });
  return (date) => format.format(new Date(`${date}T00:00:00Z`));
}
