/** Where the focus goes when another page is shown: to its heading, or back to where it was when the page was left. */
import { useEffect, type RefObject } from 'react';
import type { AnyRouter } from '@tanstack/react-router';

/** The element that had the focus when a page was left, by the page's entry in the history. */
const left = new Map<string, string>();

/** What the next page that is shown has to do; nothing once it has done it. */
let arrival: { returnTo: string | undefined } | undefined = { returnTo: undefined };

interface Entry {
  state: { __TSR_key?: string };
}

const keyOf = ({ state }: Entry): string => state.__TSR_key ?? '';

export function watchArrivals(router: AnyRouter): void {
  router.subscribe('onBeforeLoad', ({ fromLocation, toLocation, pathChanged }) => {
    if (fromLocation === undefined || !pathChanged) return;
    left.set(keyOf(fromLocation), document.activeElement?.id ?? '');
    // Only who comes back comes to an entry that was left before.
    arrival = { returnTo: left.get(keyOf(toLocation)) };
  });
}

/** As if the page that is shown had been opened just now: another person sees it. */
export function arriveAnew(): void {
  arrival = { returnTo: undefined };
}

/** Called before a page goes: one that is drawn anew, with other entitlements, gives the focus back. */
export function holdFocus(): void {
  const focused = document.activeElement?.id ?? '';
  if (focused !== '') arrival ??= { returnTo: focused };
}

/** Moves the focus when a page is there. A page that is only drawn anew leaves it where it is. */
export function useArrival(heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (arrival === undefined) return;
    const { returnTo } = arrival;
    arrival = undefined;
    const place = returnTo ? document.getElementById(returnTo) : null;
    if (place !== null) place.focus();
    else heading.current?.focus({ preventScroll: true });
  }, [heading]);
}
