import type { Engine } from 'countersign';
import { createContext, use } from 'react';
import type { Entitlements, Principal } from '../api';
import type { Catalogue } from '../catalogue';
import type { Me } from '../session/calls';
import type { FormState } from '../payments/formState';
import type { Possibilities } from '../payments/possibilities';

/** What the pages of one person share. */
export interface Desk {
  /** Who is signed in, with what is granted to them. */
  me: Me;
  principal: Principal;
  name: string;
  entitlements: Entitlements;
  engine: Engine;
  catalogue: Catalogue;
  possibilities: Possibilities;
  /** The payment that is being typed: it stays when its page is left. */
  form: FormState;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === undefined) throw new Error('nobody is at the desk');
  return desk;
}
