import { getRouteApi } from '@tanstack/react-router';
import { useSettled } from '../parts/useSettled';
import { useUsers } from './queries';

const route = getRouteApi('/desk/users');

/** The list as the address says it is to be seen; what is typed is looked for once the typing pauses. */
export function useListed() {
  const { q, status, role, contract, sort } = route.useSearch();
  const typed = useSettled(q);
  const query = useUsers({
    ...(typed !== undefined && { q: typed }),
    ...(status && { status }),
    ...(role && { role }),
    ...(contract && { contract }),
    ...(sort && { sort }),
  });
  const { hasNextPage, fetchNextPage } = query;
  return { ...query, more: hasNextPage ? () => void fetchNextPage() : undefined };
}
