import { useRef } from 'react';
import { isTransient, type Submission } from './api';
import { bodyOf, type Draft } from './payment';

/**
 * The submissions of one form. While an answer is outstanding or unknown, the same form state gives the same
 * submission with the same key; once the server has answered, the same values are a new payment.
 */
export function useSubmissions() {
  const open = useRef<{ state: string; submission: Submission } | undefined>(undefined);
  return {
    next(draft: Draft, snapshotVersion: Submission['body']['snapshotVersion']): Submission {
      const state = JSON.stringify(draft);
      if (open.current?.state === state) return open.current.submission;
      const submission = { body: { ...bodyOf(draft), snapshotVersion }, idempotencyKey: crypto.randomUUID() };
      open.current = { state, submission };
      return submission;
    },
    settled(error: Error | null): void {
      if (error === null || !isTransient(error)) open.current = undefined;
    },
  };
}
