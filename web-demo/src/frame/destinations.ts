import type { Desk } from './desk';

/** A page in the navigation. */
export interface Destination {
  page: 'home' | 'payments';
  to: '/' | '/payments';
}

const HOME: Destination = { page: 'home', to: '/' };
const PAYMENTS: Destination = { page: 'payments', to: '/payments' };

/** The pages that are open to a person. What is not granted is absent, not grey. */
export function destinationsOf({ possibilities }: Pick<Desk, 'possibilities'>): Destination[] {
  return possibilities.hasPayments ? [HOME, PAYMENTS] : [HOME];
}
