/** Who the page acts as: the local demo lets one choose, in place of a sign-in. */
import { useState } from 'react';
import type { DemoPrincipals, Principal } from '../api';

// Kept for this tab alone, so that two people can be tried side by side.
const KEPT = 'as';

/** A link may name a person (`?as=ana.torres`). It is taken once: who acts is no part of an address. */
export function takePersonFromAddress(): void {
  const url = new URL(location.href);
  const asked = url.searchParams.get(KEPT);
  if (asked === null) return;
  keepPerson(asked);
  url.searchParams.delete(KEPT);
  history.replaceState(history.state, '', url);
}

function keepPerson(user: string): void {
  try {
    sessionStorage.setItem(KEPT, user);
  } catch {
    // Chosen until the page is closed.
  }
}

function keptPerson(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

const everyone = ({ legalEntities }: DemoPrincipals): Principal[] =>
  legalEntities.flatMap((entity) => entity.users.map((user) => ({ legalEntity: entity.id, user: user.id })));

/** Who acts now, the first one there is if nobody was chosen, and how to choose another one. */
export function usePrincipal(principals: DemoPrincipals | undefined) {
  const [asked, setAsked] = useState(keptPerson);
  const people = principals === undefined ? [] : everyone(principals);
  const principal = people.find(({ user }) => user === asked) ?? people[0];
  const choose = ({ user }: Principal): void => {
    keepPerson(user);
    setAsked(user);
  };
  return { principal, choose };
}
