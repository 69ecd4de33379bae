import type { RequirementAnswer } from 'countersign';
import type { Messages } from 'countersign/messages';
import type { Words } from './words/words';

/** Who must approve, a sentence for each alternative of each requirement, and how they belong together. */
export function approverLines(approval: readonly RequirementAnswer[], say: Messages, { approvers }: Words): string[] {
  return approval.flatMap((requirement, index) =>
    say.approval(requirement).map((sentence, alternative) => {
      if (alternative > 0) return approvers.or(sentence);
      return index > 0 ? approvers.also(sentence) : sentence;
    }),
  );
}
