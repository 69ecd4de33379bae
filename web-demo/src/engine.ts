import { CountersignError, type DecisionAnswer, type Engine, type EvaluateQuestion, type UsageEntry } from 'countersign';
import { problemSentence } from './text';

/** A decision, and how long the engine took over it. */
export interface TimedDecision {
  decision: DecisionAnswer;
  milliseconds: number;
}

/** The engine, with a watch beside it. */
export function timed(engine: Engine) {
  return {
    evaluate(question: EvaluateQuestion, usage?: readonly UsageEntry[]): TimedDecision {
      const from = performance.now();
      const decision = engine.evaluate(question, usage);
      return { decision, milliseconds: performance.now() - from };
    },
  };
}

/** What the engine says about the form as it stands: its decision, or which inputs it refuses to judge. */
export type Preview =
  | ({ kind: 'decision' } & TimedDecision)
  | { kind: 'refused'; messages: Readonly<Record<string, string>> };

/** What is wrong with an input: where in the question, and which code. */
interface Issue {
  path: string;
  code: string;
  message: string;
}

/** The sentences by the field they are about, the first of each; those about no field under the empty name. */
export function messagesOf(issues: readonly Issue[]): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const issue of issues) {
    const field = issue.path.split('/').find((part) => part !== '') ?? '';
    messages[field] ??= problemSentence(issue);
  }
  return messages;
}

/** The engine's decision, asked for here and now; nothing if it refuses to judge. */
export function decisionOn(engine: Engine, question: EvaluateQuestion, usage: readonly UsageEntry[]): DecisionAnswer | undefined {
  try {
    return engine.evaluate(question, usage);
  } catch (error) {
    if (error instanceof CountersignError) return undefined;
    throw error;
  }
}
