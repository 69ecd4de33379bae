import init, { CountersignError, Engine } from 'countersign';
import type { DecisionAnswer, EvaluateQuestion, UsageEntry } from 'countersign';
import { useEffect, useState } from 'react';
import type { Entitlements } from './api';
import { problemSentence } from './text';

export type LoadedEngine = { engine: Engine } | { failure: string } | undefined;

/** The engine over this snapshot; nothing while it is being loaded. */
export function useEngine(snapshot: Entitlements['snapshot']): LoadedEngine {
  const [loaded, setLoaded] = useState<LoadedEngine>();
  useEffect(() => {
    let engine: Engine | undefined;
    let left = false;
    init()
      .then(() => {
        if (left) return;
        engine = Engine.load(snapshot);
        setLoaded({ engine });
      })
      .catch((error: unknown) => setLoaded({ failure: error instanceof Error ? error.message : String(error) }));
    return () => {
      left = true;
      engine?.free();
      setLoaded(undefined);
    };
  }, [snapshot]);
  return loaded;
}

/** What the engine says about a question: its decision, or which inputs it refuses to judge. */
export type Preview =
  | { kind: 'decision'; decision: DecisionAnswer; milliseconds: number }
  | { kind: 'refused'; messages: Readonly<Record<string, string>> };

/** Asks the engine in this page; no request is sent. */
export function preview(engine: Engine, question: EvaluateQuestion, usage: readonly UsageEntry[]): Preview {
  try {
    const from = performance.now();
    const decision = engine.evaluate(question, usage);
    return { kind: 'decision', decision, milliseconds: performance.now() - from };
  } catch (error) {
    if (error instanceof CountersignError) return { kind: 'refused', messages: messagesOf(error) };
    throw error;
  }
}

/** The error's messages by the field they are about; those about no field under the empty name. */
function messagesOf(error: CountersignError): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = issue.path.split('/').find((part) => part !== '') ?? '';
    messages[field] ??= problemSentence(issue);
  }
  return messages;
}
