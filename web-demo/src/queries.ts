import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
} from '@tanstack/react-query';
import {
  fetchEntitlements,
  fetchTransaction,
  fetchTransactions,
  isSignedOut,
  OfflineError,
  type Entitlements,
  type Principal,
  type Tagged,
  type Transaction,
  type TransactionFilter,
  type TransactionPage,
} from './api';
import { sendPayment, type Sending } from './payments/send';
import { READS } from './reads';
import { noteSignedOut } from './session/queries';

/** What is read for one person. Where the service says that they are not signed in any more, the page knows it. */
export function personClient(): QueryClient {
  const onError = (error: Error): void => {
    if (isSignedOut(error)) noteSignedOut();
  };
  return new QueryClient({
    defaultOptions: { queries: READS },
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
  });
}

const keys = {
  entitlements: (principal: Principal) => ['entitlements', principal.legalEntity, principal.user],
  transactions: (principal: Principal, filter: TransactionFilter = {}) => [
    'transactions',
    principal.legalEntity,
    principal.user,
    filter,
  ],
  transaction: (principal: Principal, id: string) => ['transaction', principal.legalEntity, principal.user, id],
};

function knownEntitlements(client: QueryClient, principal: Principal): Tagged<Entitlements> | undefined {
  return client.getQueryData<Tagged<Entitlements>>(keys.entitlements(principal));
}

export function useEntitlements(principal: Principal) {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.entitlements(principal),
    queryFn: ({ signal }) => fetchEntitlements(knownEntitlements(client, principal), signal),
    select: (tagged) => tagged.body,
  });
}

/** What this person entered, as many pages as were asked for. */
export const useTransactions = (principal: Principal, filter: TransactionFilter = {}) =>
  useInfiniteQuery({
    queryKey: keys.transactions(principal, filter),
    queryFn: ({ pageParam, signal }) => fetchTransactions(filter, pageParam, signal),
    // While others are loaded those that were there are shown.
    placeholderData: keepPreviousData,
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });

function knownTransactions(client: QueryClient, principal: Principal): Transaction[] | undefined {
  const data = client.getQueryData<InfiniteData<TransactionPage>>(keys.transactions(principal));
  return data?.pages.flatMap(({ items }) => items);
}

/** One of them; null if there is none of this id, or it is somebody else's. */
export function useTransaction(principal: Principal, id: string) {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.transaction(principal, id),
    queryFn: ({ signal }) => fetchTransaction(id, signal),
    initialData: () => knownTransactions(client, principal)?.find((transaction) => transaction.id === id),
  });
}

/**
 * Sends a payment when it is told to, and never by itself: neither again after a failure nor later, once there is a
 * connection.
 */
export function useSendPayment(principal: Principal) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sending: Omit<Sending, 'before'>) =>
      sendPayment({ ...sending, before: knownTransactions(client, principal) }),
    // The default would keep it until there is a connection, and send it then.
    networkMode: 'always',
    retry: false,
    onSuccess: (transaction) => client.setQueryData(keys.transaction(principal, transaction.id), transaction),
    onSettled: (_, error) => {
      if (error instanceof OfflineError) return;
      void client.invalidateQueries({ queryKey: keys.entitlements(principal) });
      void client.invalidateQueries({ queryKey: keys.transactions(principal).slice(0, -1) });
    },
  });
}
