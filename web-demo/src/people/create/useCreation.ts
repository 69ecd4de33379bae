import { useEffect, useRef, useState } from 'react';
import type { CreationDraft } from './draft';
import { useCreateUser, useKeepDraft } from './queries';

const KEPT_AFTER_MS = 800;

/** What is said of a new user; the service keeps it once the typing pauses, and when the page is left. */
export function useCreation(id: string, kept: CreationDraft) {
  const [draft, setDraft] = useState(kept);
  const { mutate: keep, error: notKept } = useKeepDraft(id);
  const create = useCreateUser();
  const unkept = useRef<CreationDraft>(undefined);
  // Whoever is created takes the draft along: what would be kept meanwhile would find none.
  const isTaken = create.isPending || create.isSuccess;
  useEffect(() => {
    if (isTaken) return undefined;
    const timer = setTimeout(() => {
      if (unkept.current !== undefined) keep(unkept.current);
      unkept.current = undefined;
    }, KEPT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, keep, isTaken]);
  useEffect(
    () => () => {
      if (unkept.current !== undefined) keep(unkept.current);
      unkept.current = undefined;
    },
    [keep],
  );
  return {
    draft,
    change: (changes: Partial<CreationDraft>): void => {
      create.reset();
      setDraft((now) => {
        const next = { ...now, ...changes };
        unkept.current = next;
        return next;
      });
    },
    /** Nothing more is kept: the draft is gone. */
    forget: (): void => {
      unkept.current = undefined;
    },
    notKept,
    create,
  };
}

export type Creation = ReturnType<typeof useCreation>;
