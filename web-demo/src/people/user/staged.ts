import { useTyped } from '../../session/typed';
import type { AccessDraft } from '../access/access';
import type { User } from '../api';
import type { DetailsDraft } from '../details/draft';

/** What is kept of a person's sections and not sent yet. */
export interface Kept {
  details?: DetailsDraft;
  access?: AccessDraft[];
}

interface Staging {
  /** The person as they were when the first section was kept: what is sent is a change of that. */
  base: User;
  history: readonly Kept[];
}

/** Sections are kept one by one, and taken back one by one. */
export function useStaged(user: User) {
  const [staging, stage] = useTyped<Staging | undefined>(`user ${user.id}`, undefined);
  const { base, history } = staging ?? { base: user, history: [] };
  const put = (next: readonly Kept[], on: User = base): void =>
    stage(next.length === 0 ? undefined : { base: on, history: next });
  return {
    base,
    kept: history.at(-1) ?? {},
    keep: (changes: Kept): void => put([...history, { ...history.at(-1), ...changes }]),
    undo: history.length === 0 ? undefined : (): void => put(history.slice(0, -1)),
    discard: (): void => put([]),
    /** What has been sent is no change any more. */
    sent: (section: keyof Kept): void => {
      const { [section]: _, ...others } = history.at(-1) ?? {};
      put(Object.keys(others).length === 0 ? [] : [others]);
    },
    /** The same changes, on top of what is there now. */
    rebase: (kept: Kept, now: User): void => put([kept], now),
  };
}

export type Staged = ReturnType<typeof useStaged>;
