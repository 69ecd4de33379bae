import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Transaction } from '../api';
import { useDesk } from '../frame/desk';
import { Page } from '../frame/Page';
import { useLanguage } from '../language';
import { Failed } from '../parts/Failed';
import { Loading } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { useTransactions } from '../queries';
import { NewPaymentLink } from './NewPaymentLink';
import { NotPermitted } from './NotPermitted';
import { PaymentsList } from './PaymentsList';

const route = getRouteApi('/desk/payments');

/** What an order of the address is to the service. */
const SORTED_BY = { date: 'executionDate', '-date': '-executionDate' } as const;

/** What this person has entered. */
export function PaymentsPage() {
  const { words } = useLanguage();
  const { possibilities } = useDesk();
  const canPay = possibilities.kinds.length > 0;
  if (!possibilities.hasPayments) return <NotPermitted title={words.pages.payments} />;
  return (
    <Page title={words.pages.payments} action={canPay && <NewPaymentLink />}>
      <Payments />
    </Page>
  );
}

function Payments() {
  const { words } = useLanguage();
  const { principal } = useDesk();
  const { q, status, sort } = route.useSearch();
  const filter = { ...(status && { status }), ...(sort && { sort: SORTED_BY[sort] }) };
  const transactions = useTransactions(principal, filter);
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = transactions;
  const isSearched = q !== undefined;
  // What is looked for may be on a later page: all of them are searched.
  useEffect(() => {
    if (isSearched && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isSearched, hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (data !== undefined) return <Loaded items={data} more={hasNextPage ? () => void fetchNextPage() : undefined} />;
  if (isPending) return <Loading />;
  return <Failed title={words.states.listFailed} error={error} onRetry={() => void refetch()} />;
}

function Loaded({ items, more }: { items: Transaction[]; more: (() => void) | undefined }) {
  const { words } = useLanguage();
  const { q, status } = route.useSearch();
  if (items.length === 0 && q === undefined && status === undefined) {
    return <Notice title={words.payments.none} detail={[words.payments.noneFor]} />;
  }
  return <PaymentsList items={items} more={more} />;
}
