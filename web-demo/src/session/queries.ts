/** Who is signed in, as the page holds it, and how that changes. */
import { QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { arriveAnew } from '../frame/arrival';
import { READS } from '../reads';
import { backOf, forgetBack, nameOfPrincipal, SIGN_IN } from './back';
import { fetchMailbox, fetchMe, fetchPrincipals, signOut, type Me } from './calls';
import { tellOtherTabs } from './news';
import { forgetTyped, keepTypedOf } from './typed';

/** What is read before anybody is signed in. What is read for a person is held apart, and goes when they do. */
const visit = new QueryClient({ defaultOptions: { queries: READS } });

const me = {
  queryKey: ['me'],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Me | null> => {
    const person = await fetchMe(signal);
    // Before anything is drawn for them: nobody sees what another person typed.
    if (person !== null) keepTypedOf(nameOfPrincipal(person));
    return person;
  },
};

/** Who is signed in; null if nobody is. */
export const useMe = () => useQuery(me, visit);

/** Called where the service says that nobody is signed in any more. */
export const noteSignedOut = (): void => void visit.setQueryData<Me | null>(me.queryKey, null);

/** Called where somebody else may be signed in, or something about them has changed. */
export const askWhoIsSignedIn = (): Promise<void> => visit.invalidateQueries({ queryKey: me.queryKey });

/** Whom the local demo offers to try; null where it is none. */
export const usePrincipals = () =>
  useQuery({ queryKey: ['principals'], queryFn: ({ signal }) => fetchPrincipals(signal), staleTime: Infinity }, visit);

const MAIL_ASKED_EVERY_MS = 5000;

/** What was sent to people of the local demo; null where it is none. */
export const useMailbox = () =>
  useQuery(
    {
      queryKey: ['mailbox'],
      queryFn: ({ signal }) => fetchMailbox(signal),
      refetchInterval: MAIL_ASKED_EVERY_MS,
    },
    visit,
  );

/** Something that a person does: tried once, and never by itself. */
export const useDoing = <Input, Answer = void>(way: (input: Input) => Promise<Answer>) =>
  useMutation({ mutationFn: way, networkMode: 'always', retry: false }, visit);

/** Where a second step is due. */
interface NextStep {
  to: string;
}

/** Signs in by one of the ways there are; then the person is back where they were, or at the next step. */
export function useSigningIn<Input>(way: (input: Input) => Promise<NextStep | void>) {
  const router = useRouter();
  return useDoing(async (input: Input): Promise<void> => {
    const next = await way(input);
    if (next) return router.navigate({ href: next.to });
    arriveAnew();
    const person = await visit.fetchQuery(me);
    if (person === null) return;
    const href = backOf(person);
    forgetBack();
    tellOtherTabs();
    // What is shown of another person goes in the next task: the page is chosen for this one.
    await new Promise((resolve) => setTimeout(resolve));
    await router.navigate({ href, replace: true });
  });
}

/** Signs out: what was loaded and typed is gone with it. */
export function useSigningOut(way: () => Promise<void> = signOut) {
  const router = useRouter();
  return useDoing(async () => {
    await way();
    forgetTyped();
    await router.navigate({ to: SIGN_IN });
    noteSignedOut();
    forgetBack();
    tellOtherTabs();
  });
}
