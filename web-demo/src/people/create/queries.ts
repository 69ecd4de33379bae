import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AccessDraft } from '../access/access';
import {
  deleteDraft,
  fetchCopied,
  fetchCoreRecords,
  fetchDraft,
  fetchOptions,
  fetchPreview,
  postCustomRole,
  postDraft,
  postUser,
  putDraft,
} from '../creating';
import { ONCE, PEOPLE } from '../queries';
import { NEW_DRAFT, type CreationDraft } from './draft';

/** What the reader may give. */
export const useOptions = () =>
  useQuery({ queryKey: [PEOPLE, 'options'], queryFn: ({ signal }) => fetchOptions(signal) });

export const useCoreRecords = (customer: string) =>
  useQuery({
    queryKey: [PEOPLE, 'records', customer],
    queryFn: ({ signal }) => fetchCoreRecords(customer, signal),
    enabled: customer !== '',
  });

/** A draft as it is stored when its page is opened; from then on the page is ahead of it. */
export const useDraft = (draft: string) =>
  useQuery({
    queryKey: ['draft', draft],
    queryFn: ({ signal }) => fetchDraft(draft, signal),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });

export const useNewDraft = () => useMutation({ mutationFn: () => postDraft(NEW_DRAFT), ...ONCE });

/** One after the other, so that the last one holds. */
export const useKeepDraft = (id: string) =>
  useMutation({ mutationFn: (draft: CreationDraft) => putDraft(id, draft), scope: { id: `draft-${id}` }, ...ONCE });

export const useDropDraft = () => useMutation({ mutationFn: deleteDraft, ...ONCE });

/** What whoever is copied has, as it is given on. */
export const useCopiedAccess = () =>
  useMutation({
    mutationFn: async (...copy: Parameters<typeof fetchCopied>): Promise<AccessDraft[]> =>
      (await fetchCopied(...copy)).map(({ customer, roles, accounts, automaticAccess = false }) => ({
        customer,
        roles,
        accounts,
        automaticAccess,
      })),
    ...ONCE,
  });

/** What the new user would have, and what stands in the way, as the service sees it. */
export const usePreview = ({ access, copy }: CreationDraft) =>
  useQuery({
    queryKey: [PEOPLE, 'preview', access, copy],
    queryFn: ({ signal }) => fetchPreview(access, copy, signal),
    gcTime: 0,
  });

export function useCreateUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: postUser,
    ...ONCE,
    onSuccess: () => client.invalidateQueries({ queryKey: [PEOPLE] }),
  });
}

export function useNewCustomRole() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: postCustomRole,
    ...ONCE,
    onSuccess: () => client.invalidateQueries({ queryKey: [PEOPLE] }),
  });
}
