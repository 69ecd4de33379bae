import { useDesk } from '../frame/desk';

/** What somebody may do with other people, as the service calls it. */
export type PeopleRight = 'viewUsers' | 'createUsers' | 'manageUsers' | 'activateUsers' | 'revealNumbers';

/** Whether the reader has a right anywhere: for whom exactly, the service says with each person. */
export function useMay(right: PeopleRight): boolean {
  return useDesk().me.may?.includes(right) ?? false;
}
