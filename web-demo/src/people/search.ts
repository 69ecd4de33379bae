import type { UserStatus } from 'countersign';

export const STATUSES: readonly UserStatus[] = ['new', 'active', 'suspended', 'locked'];
export const SORTS = ['name', '-name', 'role', '-role', 'userName', '-userName', 'status', '-status'] as const;
export type UsersSort = (typeof SORTS)[number];
/** The order when the address says nothing. */
export const FIRST_SORT: UsersSort = 'name';

/** What the address of the list holds. */
export interface UsersSearch {
  /** What was searched for. */
  q?: string;
  status?: UserStatus;
  role?: string;
  contract?: string;
  sort?: UsersSort;
  /** The id of the opened person. */
  open?: string;
}

const given = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What of an address the list understands; the rest of it is left out. */
export function usersSearch({ q, status, role, contract, sort, open }: Record<string, unknown>): UsersSearch {
  const known = STATUSES.find((one) => one === status);
  const order = SORTS.find((one) => one === sort);
  return {
    ...(given(q) && { q }),
    ...(known !== undefined && { status: known }),
    ...(given(role) && { role }),
    ...(given(contract) && { contract }),
    ...(order !== undefined && order !== FIRST_SORT && { sort: order }),
    ...(given(open) && { open }),
  };
}

/** What of it the service is asked for. */
export const filterOf = ({ q, status, role, contract, sort }: Omit<UsersSearch, 'q'> & { q?: string | undefined }) => ({
  ...(q !== undefined && { q }),
  ...(status && { status }),
  ...(role && { role }),
  ...(contract && { contract }),
  ...(sort && { sort }),
});

/** What the address of a person's page holds. */
export interface CompanySearch {
  /** At which company; absent: the first. */
  company?: string;
}

export const companySearch = ({ company }: Record<string, unknown>): CompanySearch =>
  given(company) ? { company } : {};
