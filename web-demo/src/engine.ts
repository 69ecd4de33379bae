import { CountersignError, type DecisionAnswer } from 'countersign';
import type { Messages } from 'countersign/messages';

/** What the engine says about the form as it stands: its decision, or which inputs it refuses to judge. */
export type Preview =
  | { kind: 'decision'; decision: DecisionAnswer }
  | { kind: 'refused'; messages: Readonly<Record<string, string>> };

/** What is wrong with an input: where in the question, and which code. */
type Issue = CountersignError['issues'][number];

/** The sentences by the field they are about, the first of each; those about no field under the empty name. */
export function messagesOf(issues: readonly Issue[], { text }: Messages): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const issue of issues) {
    const field = issue.path.split('/').find((part) => part !== '') ?? '';
    // Of a list `empty` means that it lacks entries, of a field that nothing was typed.
    messages[field] ??= text(issue.code === 'empty' ? { ...issue, code: 'missing-field' } : issue);
  }
  return messages;
}

/** What the engine answers, asked here and now; nothing if it refuses to judge. */
export function asked<Answer>(question: () => Answer): Answer | undefined {
  try {
    return question();
  } catch (error) {
    if (error instanceof CountersignError) return undefined;
    throw error;
  }
}
