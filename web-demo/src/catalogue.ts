import type { Account, Action, Customer, Feature, SnapshotDocument } from 'countersign';
import { lastFour, plainName } from './display';

export interface OwnedAccount {
  account: Account;
  customer: Customer;
  /** Name and last four digits. */
  label: string;
}

/** The names and parts of a snapshot by their ids. */
export interface Catalogue {
  currency: string;
  currencies: string[];
  accounts: ReadonlyMap<string, OwnedAccount>;
  actions: ReadonlyMap<string, { action: Action; feature: Feature; label: string }>;
  groupMembers: ReadonlyMap<string, readonly string[]>;
}

export function catalogueOf(snapshot: SnapshotDocument): Catalogue {
  const { currency, rates } = snapshot.legalEntity;
  const customers = snapshot.contracts.flatMap((contract) => contract.customers);
  const owned = customers.flatMap((customer) => customer.accounts.map((account) => ownedAccount(customer, account)));
  const actions = snapshot.features.flatMap((feature) =>
    feature.actions.map((action) => ({ action, feature, label: action.name ?? plainName(action.id) })),
  );
  return {
    currency,
    currencies: [currency, ...Object.keys(rates)],
    accounts: new Map(owned.map((entry) => [entry.account.id, entry])),
    actions: new Map(actions.map((entry) => [entry.action.id, entry])),
    groupMembers: new Map(snapshot.signatoryGroups.map((group) => [group.id, group.members])),
  };
}

function ownedAccount(customer: Customer, account: Account): OwnedAccount {
  return { customer, account, label: `${account.name ?? plainName(account.type)} ${lastFour(account.number)}` };
}
