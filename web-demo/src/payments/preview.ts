import type { Engine, HeadroomQuestion } from 'countersign';
import { useVerdict } from 'countersign/react';
import { useMemo } from 'react';
import type { Entitlements } from '../api';
import type { Catalogue } from '../catalogue';
import { messagesOf, type Preview } from '../engine';
import { budgetOn, type Budget } from './budget';
import { outlookOn, type Outlook } from './outlook';
import { outlookOf, questionOf, typedAmount, type Draft } from './payment';

interface Form {
  engine: Engine;
  draft: Draft;
  entitlements: Entitlements;
  catalogue: Catalogue;
}

export interface FormPreview {
  /** The engine's answer; nothing while there is no amount. */
  answer: Preview | undefined;
  /** Whether it is still the answer to the stroke before. */
  stale: boolean;
  /** What would be possible at all. */
  outlook: Outlook | undefined;
  /** What today's limit leaves. */
  budget: Budget | undefined;
}

/** The engine's answer to a form as it stands, and what it would allow at all. */
export function usePreview({ engine, draft, entitlements, catalogue }: Form): FormPreview {
  const { usage } = entitlements;
  const { verdict, error, stale } = useVerdict(engine, questionOf(draft, entitlements), usage);
  const { issue } = typedAmount(draft);
  const issues = [...(issue === undefined ? [] : [issue]), ...(error?.issues ?? [])];
  const answer: Preview =
    verdict === undefined || issue !== undefined
      ? { kind: 'refused', messages: messagesOf(issues, catalogue.say) }
      : { kind: 'decision', decision: verdict };
  const before = JSON.stringify(outlookOf(draft, entitlements));
  const possible = useMemo(() => {
    const question = JSON.parse(before) as HeadroomQuestion;
    return { outlook: outlookOn(engine, question, usage), budget: budgetOn(engine, question, usage) };
  }, [engine, before, usage]);
  return { answer: draft.amount === '' ? undefined : answer, stale, ...possible };
}
