import type { TransactionStatus } from '../api';

export const STATUSES: readonly TransactionStatus[] = ['executed', 'pendingApproval'];
export const SORTS = ['entered', '-date', 'date'] as const;
export type PaymentsSort = (typeof SORTS)[number];

/** What the address of the list holds. */
export interface PaymentsSearch extends OpenedSearch {
  /** What was searched for. */
  q?: string;
  status?: TransactionStatus;
  /** By which date; absent: as they were entered, newest first. */
  sort?: Exclude<PaymentsSort, 'entered'>;
}

/** What the address of a page with payments on it holds. */
export interface OpenedSearch {
  /** The id of the opened payment. */
  open?: string;
}

export const openedSearch = ({ open }: Record<string, unknown>): OpenedSearch =>
  typeof open === 'string' ? { open } : {};

/** What of an address the list understands; the rest of it is left out. */
export function paymentsSearch({ q, status, sort, open }: Record<string, unknown>): PaymentsSearch {
  const known = STATUSES.find((one) => one === status);
  const order = SORTS.find((one) => one === sort);
  return {
    ...(typeof q === 'string' && q !== '' && { q }),
    ...(known !== undefined && { status: known }),
    ...(order !== undefined && order !== 'entered' && { sort: order }),
    ...openedSearch({ open }),
  };
}
