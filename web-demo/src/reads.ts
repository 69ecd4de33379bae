import { isUnanswered } from './api';

const RETRIES_MAX = 2;

/** How the page reads: without a connection it fails at once, and reads again when there is one. */
export const READS = {
  networkMode: 'always',
  retry: (failures: number, error: Error): boolean => failures < RETRIES_MAX && isUnanswered(error),
  refetchOnReconnect: true,
} as const;
