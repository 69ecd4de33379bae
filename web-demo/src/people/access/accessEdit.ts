import type { PersonWords } from '../../words/person';
import type { UserCustomer } from '../api';
import type { AccessDraft } from './access';

/** What a person has now, as it is edited. */
export const accessDraftOf = (customers: readonly UserCustomer[]): AccessDraft[] =>
  customers.map(({ customer, roles, accounts, automaticAccess }) => ({
    customer,
    roles: roles.map(({ id }) => id),
    accounts: accounts.ids,
    automaticAccess,
  }));

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((entry) => other.includes(entry));

const sameAccess = (one: AccessDraft, other: AccessDraft): boolean =>
  sameList(one.roles, other.roles) &&
  sameList(one.accounts, other.accounts) &&
  one.automaticAccess === other.automaticAccess;

export interface AccessDifference {
  added: AccessDraft[];
  removed: AccessDraft[];
  changed: { before: AccessDraft; after: AccessDraft }[];
}

export function accessDifference(before: readonly AccessDraft[], after: readonly AccessDraft[]): AccessDifference {
  const find = (list: readonly AccessDraft[], id: string) => list.find(({ customer }) => customer === id);
  return {
    added: after.filter(({ customer }) => find(before, customer) === undefined),
    removed: before.filter(({ customer }) => find(after, customer) === undefined),
    changed: after.flatMap((one) => {
      const former = find(before, one.customer);
      return former === undefined || sameAccess(former, one) ? [] : { before: former, after: one };
    }),
  };
}

export const countChanges = ({ added, removed, changed }: AccessDifference): number =>
  added.length + removed.length + changed.length;

interface Names {
  company: (id: string) => string;
  roles: (ids: readonly string[]) => string;
}

/** What was changed, in sentences. */
export function accessLines({ added, removed, changed }: AccessDifference, names: Names, words: PersonWords): string[] {
  const { company, roles } = names;
  return [
    ...added.map((one) => words.companyAdded(company(one.customer), roles(one.roles), one.accounts.length)),
    ...removed.map((one) => words.companyRemoved(company(one.customer))),
    ...changed.flatMap(({ before, after }) => [
      ...(sameList(before.roles, after.roles)
        ? []
        : [words.roleChanged(company(after.customer), roles(after.roles), roles(before.roles))]),
      ...(sameList(before.accounts, after.accounts)
        ? []
        : [words.accountsChanged(company(after.customer), before.accounts.length, after.accounts.length)]),
      ...(before.automaticAccess === after.automaticAccess
        ? []
        : [words.automaticChanged(company(after.customer), after.automaticAccess)]),
    ]),
  ];
}
