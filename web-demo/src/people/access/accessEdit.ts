import type { PersonWords } from '../../words/person';
import type { UserCustomer } from '../api';
import type { AccessDraft, GrantableAccount, GrantableCustomer } from './access';

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

/** What the reader may give, and what the person has already, which may stay as it is. */
export function editable(
  grantable: readonly GrantableCustomer[],
  held: readonly UserCustomer[],
  accountOf: (id: string) => Omit<GrantableAccount, 'id'>,
): GrantableCustomer[] {
  const known = held.map((one): GrantableCustomer => {
    const given = grantable.find(({ id }) => id === one.customer);
    const accounts = given?.accounts ?? [];
    const more = one.accounts.ids.filter((id) => accounts.every((account) => account.id !== id));
    const roles = given?.roles ?? [];
    return {
      id: one.customer,
      name: one.name,
      contract: one.contract,
      accounts: [...accounts, ...more.map((id) => ({ id, ...accountOf(id) }))],
      roles: [
        ...roles,
        ...one.roles
          .filter(({ id }) => roles.every((role) => role.id !== id))
          .map((role) => ({ ...role, isOpen: true })),
      ],
    };
  });
  return [...known, ...grantable.filter(({ id }) => known.every((one) => one.id !== id))];
}
