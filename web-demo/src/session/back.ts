/** Where the page to sign in is, and where somebody who was sent there goes back to. */
import type { Principal } from '../api';

export const SIGN_IN = '/sign-in';
/** Where the second step is. */
export const CODE = '/sign-in/code';

/** Where a person was, and who it was, if anybody. */
interface Back {
  href: string;
  who?: string;
}

// In this tab alone; it outlives a reload of the page, and holds no more than the history does.
const KEPT = 'back';

export const nameOfPrincipal = ({ legalEntity, user }: Principal): string => `${legalEntity} ${user}`;

/** Whose pages were shown here last; nobody's in a tab that was just opened. */
let lastSeen: string | undefined;

export function noteSeen(who: string): void {
  lastSeen = who;
}

/** Keeps where somebody was when their session ended, or where a link led that nobody was signed in for. */
export function rememberBack(href: string): void {
  const back: Back = { href, ...(lastSeen !== undefined && { who: lastSeen }) };
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(back));
  } catch {
    // They begin at Home.
  }
}

function knownBack(): Back | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Back | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether somebody was signed out while they were at something. */
export const isBackToWork = (): boolean => knownBack()?.who !== undefined;

export function forgetBack(): void {
  lastSeen = undefined;
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // There is none.
  }
}

/** Where this person goes from the page to sign in: back to what they were at; Home, where somebody else was there. */
export function backOf(principal: Principal): string {
  const { href = '/', who } = knownBack() ?? {};
  return who === undefined || who === nameOfPrincipal(principal) ? href : '/';
}
