import {
  keepPreviousData,
  skipToken,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Act } from './acts';
import {
  deleteInvitation,
  deleteLock,
  exportUsers,
  fetchCertificate,
  fetchConsequences,
  fetchIdentityNumbers,
  fetchUser,
  fetchUserEntitlements,
  fetchUsers,
  postInvitation,
  postScreening,
  putDetails,
  putStatus,
  type User,
  type UserFilter,
  type Whom,
} from './api';
import { putAccess } from './creating';
import type { Kept } from './user/staged';

/** Of everything that is known about people. */
export const PEOPLE = 'people';

const keys = {
  users: (filter: UserFilter) => [PEOPLE, 'list', filter],
  user: (user: string) => [PEOPLE, 'user', user],
};

/** How people are changed: when it is told to, and never by itself. */
export const ONCE = { networkMode: 'always', retry: false } as const;

/** The people that match, as many pages as were asked for. */
export const useUsers = (filter: UserFilter) =>
  useInfiniteQuery({
    queryKey: keys.users(filter),
    queryFn: ({ pageParam, signal }) => fetchUsers(filter, pageParam, signal),
    // While others are looked for those that were there are shown.
    placeholderData: keepPreviousData,
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    select: ({ pages: [first, ...others] }) => ({
      items: [first, ...others].flatMap((page) => page?.items ?? []),
      matching: first?.matching,
      total: first?.total,
      facets: first?.facets,
    }),
  });

/** One of them; null if there is none of this id, undefined as long as none is named. */
export const useUser = (user: string | undefined) =>
  useQuery({
    queryKey: keys.user(user ?? ''),
    queryFn: user === undefined ? skipToken : ({ signal }) => fetchUser(user, signal),
  });

/** What one of them may do: their own slice of the configuration. */
export const useUserEntitlements = (user: string) =>
  useQuery({
    queryKey: [...keys.user(user), 'entitlements'],
    queryFn: ({ signal }) => fetchUserEntitlements(user, signal),
  });

/** What could no longer be approved without this person: asked anew whenever it is shown. */
export const useConsequences = (user: string) =>
  useQuery({
    queryKey: [PEOPLE, 'consequences', user],
    queryFn: ({ signal }) => fetchConsequences(user, signal),
    gcTime: 0,
  });

interface Doing {
  act: Act;
  user: Whom;
  reason: string;
}

function doTo({ act, user: { id }, reason }: Doing): Promise<void> {
  switch (act) {
    case 'suspend':
      return putStatus(id, 'suspended', reason);
    case 'activate':
      return putStatus(id, 'active', reason);
    case 'unlock':
      return deleteLock(id);
    case 'resendInvitation':
      return postInvitation(id);
    case 'deactivateInvitation':
      return deleteInvitation(id);
  }
}

/** Does something to a person. */
export function useActMutation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: doTo,
    ...ONCE,
    onSettled: () => client.invalidateQueries({ queryKey: [PEOPLE] }),
  });
}

/** Whoever sees a whole number asks for it each time; it is kept nowhere. */
export const useIdentityNumbers = (user: string) =>
  useMutation({ mutationFn: () => fetchIdentityNumbers(user), ...ONCE, gcTime: 0 });

/** Asks for what is to be kept as a file: each time anew. */
export const useExport = () => useMutation({ mutationFn: exportUsers, ...ONCE, gcTime: 0 });
export const useCertificate = () => useMutation({ mutationFn: fetchCertificate, ...ONCE, gcTime: 0 });

/** Checks somebody again: what was found stands with them. */
export function useScreening(user: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => postScreening(user),
    ...ONCE,
    onSettled: () => client.invalidateQueries({ queryKey: [PEOPLE] }),
  });
}

interface Saving {
  user: User;
  kept: Kept;
  onSent: (section: keyof Kept) => void;
}

/** Sends what is kept of a person's sections, one after the other. */
export function useSaveUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ user: { id, tags }, kept: { details, access }, onSent }: Saving) => {
      if (details !== undefined && tags.details) {
        await putDetails(id, details, tags.details);
        onSent('details');
      }
      if (access !== undefined && tags.access) {
        await putAccess(id, access, tags.access);
        onSent('access');
      }
    },
    ...ONCE,
    onSettled: () => client.invalidateQueries({ queryKey: [PEOPLE] }),
  });
}
