import { createContext, use } from 'react';
import { usePrincipals } from '../session/queries';

/** The bank whose portal this is. */
export const BankContext = createContext('Countersign');

export const useBank = (): string => use(BankContext);

/** What a bank is called, as far as it is known. */
export function useBankOf(legalEntity: string | undefined): string {
  const { data: principals } = usePrincipals();
  const bank = principals?.legalEntities.find(({ id }) => id === legalEntity);
  return bank?.name ?? legalEntity ?? 'Countersign';
}
