import { getRouteApi } from '@tanstack/react-router';
import { useSettled } from '../parts/useSettled';
import { useUsers } from './queries';
import { filterOf } from './search';

const route = getRouteApi('/desk/users');

/** The list as the address says it is to be seen; what is typed is looked for once the typing pauses. */
export function useListed() {
  const search = route.useSearch();
  const q = useSettled(search.q);
  const query = useUsers(filterOf({ ...search, q }));
  const { hasNextPage, fetchNextPage } = query;
  return { ...query, more: hasNextPage ? () => void fetchNextPage() : undefined };
}
