import { createContext, use, useMemo, type ReactNode } from 'react';
import { useLanguage } from '../language';
import { done } from '../parts/done';
import { Errors } from '../parts/Errors';
import { linesOf } from '../parts/Failed';
import type { Whom } from './api';
import { useActMutation } from './queries';
import type { StatusAct } from './status';

/** What is done to one person at once, after it was confirmed. */
export type Act = StatusAct | 'deactivateInvitation';

interface Doing {
  run: (act: Act, user: Whom, reason?: string) => void;
  /** What was refused, until something else is done. */
  refusal: { key: number; title: string; lines: string[] } | undefined;
}

const ActsContext = createContext<Doing | undefined>(undefined);

/** How something is done to a person. */
export function useActs(): Doing {
  const doing = use(ActsContext);
  if (doing === undefined) throw new Error('nothing can be done here');
  return doing;
}

/** Does what was confirmed within it; a toast says that it is done. */
export function Acts({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const { people } = language.words;
  const { mutate, error, variables, submittedAt } = useActMutation();
  const doing = useMemo<Doing>(
    () => ({
      run: (act, user, reason = people.act[act]) =>
        mutate({ act, user, reason }, { onSuccess: () => done(people.done[act](user.name)) }),
      refusal:
        error && variables
          ? {
              key: submittedAt,
              title: people.notDone[variables.act](variables.user.name),
              lines: linesOf(error, language),
            }
          : undefined,
    }),
    [mutate, people, error, variables, submittedAt, language],
  );
  return <ActsContext value={doing}>{children}</ActsContext>;
}

/** Above a page's content: what the service answered in place of doing it. */
export function ActRefused() {
  const { refusal } = useActs();
  if (refusal === undefined) return null;
  return <Errors key={refusal.key} title={refusal.title}>{refusal.lines.join(' ')}</Errors>;
}
