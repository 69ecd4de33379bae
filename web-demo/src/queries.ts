import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  fetchEntitlements,
  fetchPrincipals,
  fetchTransactions,
  isUnanswered,
  OfflineError,
  submitPayment,
  type Entitlements,
  type Principal,
  type Submission,
  type Tagged,
} from './api';

const RETRIES_MAX = 2;

/** How the page reads: without a connection it fails at once, and reads again when there is one. */
export const READS = {
  networkMode: 'always',
  retry: (failures: number, error: Error): boolean => failures < RETRIES_MAX && isUnanswered(error),
  refetchOnReconnect: true,
} as const;

const keys = {
  entitlements: (principal: Principal) => ['entitlements', principal.legalEntity, principal.user],
  transactions: (principal: Principal) => ['transactions', principal.legalEntity, principal.user],
};

export const usePrincipals = () =>
  useQuery({ queryKey: ['principals'], queryFn: ({ signal }) => fetchPrincipals(signal), staleTime: Infinity });

function knownEntitlements(client: QueryClient, principal: Principal): Tagged<Entitlements> | undefined {
  return client.getQueryData<Tagged<Entitlements>>(keys.entitlements(principal));
}

export function useEntitlements(principal: Principal) {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.entitlements(principal),
    queryFn: ({ signal }) => fetchEntitlements(principal, knownEntitlements(client, principal), signal),
    select: (tagged) => tagged.body,
  });
}

export const useTransactions = (principal: Principal) =>
  useQuery({
    queryKey: keys.transactions(principal),
    queryFn: ({ signal }) => fetchTransactions(principal, signal),
  });

/** Sends a payment when it is told to, and never by itself: neither again after a failure nor later, once there is a connection. */
export function useSubmitPayment(principal: Principal) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (submission: Submission) => submitPayment(principal, submission),
    // The default would keep it until there is a connection, and send it then.
    networkMode: 'always',
    retry: false,
    onSettled: (_, error) => {
      if (error instanceof OfflineError) return;
      void client.invalidateQueries({ queryKey: keys.entitlements(principal) });
      void client.invalidateQueries({ queryKey: keys.transactions(principal) });
    },
  });
}
