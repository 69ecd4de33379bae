import { createContext, use } from 'react';

/** The bank whose portal this is. */
export const BankContext = createContext('Countersign');

export const useBank = (): string => use(BankContext);
