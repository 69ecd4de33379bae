import { isUnanswered, type Submission } from '../api';
import { keptTyped } from '../session/typed';
import { bodyOf, type Draft } from './payment';

/**
 * The submissions of one person. As long as it is not known whether a payment arrived, the same payment is the same
 * submission with the same key, also after others; once the server has answered, the same values are a new payment.
 */
export function useSubmissions() {
  const unanswered = (): Map<string, Submission> => keptTyped('submissions', () => new Map<string, Submission>());
  return {
    next(draft: Draft, snapshotVersion: string): Submission {
      const payment = bodyOf(draft);
      const name = JSON.stringify(payment);
      const submission = unanswered().get(name) ?? {
        body: { ...payment, snapshotVersion },
        idempotencyKey: crypto.randomUUID(),
      };
      unanswered().set(name, submission);
      return submission;
    },
    settled({ body: { snapshotVersion: _, ...payment } }: Submission, error: Error | null): void {
      if (error === null || !isUnanswered(error)) unanswered().delete(JSON.stringify(payment));
    },
  };
}
