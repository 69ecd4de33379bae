import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { fetchEntitiesFor, postToEntity } from '../creating';
import { ONCE, PEOPLE } from '../queries';

/** The other entities where the reader could add a user. */
export const useEntitiesFor = (user: string) =>
  useQuery({ queryKey: [PEOPLE, 'entities', user], queryFn: ({ signal }) => fetchEntitiesFor(user, signal) });

export function useAddToEntity() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: postToEntity,
    ...ONCE,
    onSuccess: () => client.invalidateQueries({ queryKey: [PEOPLE] }),
  });
}
