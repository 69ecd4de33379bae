import { useQuery } from '@tanstack/react-query';
import { bodyOf, client, type Principal } from '../api';
import { keep, kept } from '../kept';
import type { components } from '../openapi';

export type Campaign = components['schemas']['CampaignItem'];

const keyOf = ({ legalEntity, user }: Principal): readonly string[] => ['campaigns', legalEntity, user];
const nameOf = (principal: Principal): string => keyOf(principal).join('/');

/** What the bank shows today after signing in. */
export const useCampaigns = (principal: Principal) =>
  useQuery({
    queryKey: keyOf(principal),
    queryFn: async ({ signal }): Promise<Campaign[]> => {
      const { data } = await client.GET('/v1/me/campaigns', { signal });
      return bodyOf(data).items;
    },
    staleTime: Infinity,
  });

/** Those that the person has closed on this device. */
export function closedBy(principal: Principal): readonly string[] {
  try {
    const closed: unknown = JSON.parse(kept(nameOf(principal)) ?? '[]');
    return Array.isArray(closed) ? closed.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export const keepClosed = (principal: Principal, ids: readonly string[]): void =>
  keep(nameOf(principal), JSON.stringify(ids));
