import { plainName } from '../../display';
import type { Options } from '../creating';

/** What a person gets at one company. */
export interface AccessDraft {
  customer: string;
  roles: string[];
  accounts: string[];
  automaticAccess: boolean;
}

export interface GrantableAccount {
  id: string;
  name: string | undefined;
  /** The end of its number. */
  last4: string | undefined;
  type: string | undefined;
}

export interface GrantableRole {
  id: string;
  name: string;
  /** Whether the reader may give it there. */
  isOpen: boolean;
}

/** A company where the reader may give access, and what of it. */
export interface GrantableCustomer {
  id: string;
  name: string;
  contract: string;
  accounts: GrantableAccount[];
  roles: GrantableRole[];
}


/** Whoever gets a company gets all of its accounts that may be given. */
export const wholeOf = ({ id, accounts }: GrantableCustomer): AccessDraft => ({
  customer: id,
  roles: [],
  accounts: accounts.map((account) => account.id),
  automaticAccess: false,
});

/** What the service says that the reader may give. */
export const grantableOf = ({ customers, roles }: Options): GrantableCustomer[] =>
  customers.map(({ id, name, contract, accounts, roles: here }) => ({
    id,
    name,
    contract,
    accounts: accounts
      .filter(({ grantable }) => grantable)
      .map((account) => ({ id: account.id, name: account.name, last4: account.last4, type: account.type })),
    roles: here.map(({ role, assignable }) => ({
      id: role,
      name: roles.find((one) => one.id === role)?.name ?? plainName(role),
      isOpen: assignable,
    })),
  }));

export const accessFieldId = (customer: string, part: 'roles' | 'accounts' | 'company'): string =>
  `access-${customer}-${part}`;
