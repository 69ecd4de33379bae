import { mayDo } from '../session/may';
import type { Desk } from './desk';

/** A page in the navigation. */
export interface Destination {
  page: 'home' | 'payments' | 'users' | 'audit';
  to: '/' | '/payments' | '/users' | '/audit';
}

const HOME: Destination = { page: 'home', to: '/' };
const AUDIT: Destination = { page: 'audit', to: '/audit' };
const PAYMENTS: Destination = { page: 'payments', to: '/payments' };
const USERS: Destination = { page: 'users', to: '/users' };

/** Any of these opens the page of all users. */
const OF_USERS = ['viewUsers', 'createUsers', 'manageUsers', 'activateUsers'];

/** The pages that are open to a person. What is not granted is absent, not grey. */
export function destinationsOf({ possibilities, me }: Pick<Desk, 'possibilities' | 'me'>): Destination[] {
  return [
    HOME,
    ...(possibilities.hasPayments ? [PAYMENTS] : []),
    ...(me.may?.some((right) => OF_USERS.includes(right)) ? [USERS] : []),
    ...(mayDo(me, 'readAudit') ? [AUDIT] : []),
  ];
}
