import type { Engine, HeadroomQuestion } from 'countersign';
import { useVerdict } from 'countersign/react';
import { useMemo } from 'react';
import type { Entitlements } from './api';
import type { Catalogue } from './catalogue';
import { messagesOf, timed, type Preview } from './engine';
import { outlookOn, type Outlook } from './outlook';
import { outlookOf, questionOf, typedAmount, type Draft } from './payment';

interface Form {
  engine: Engine;
  draft: Draft;
  entitlements: Entitlements;
  catalogue: Catalogue;
  /** Whether somebody has tried to send it. */
  attempted: boolean;
}

/** The engine's answer to a form as it stands, and what it would allow at all. */
export function usePreview({ engine, draft, entitlements, catalogue, attempted }: Form): {
  answer: Preview | undefined;
  outlook: Outlook | undefined;
} {
  const { usage } = entitlements;
  const watched = useMemo(() => timed(engine), [engine]);
  const { verdict, error } = useVerdict(watched, questionOf(draft, entitlements), usage);
  const { issue } = typedAmount(draft);
  const issues = [...(issue === undefined ? [] : [issue]), ...(error?.issues ?? [])];
  const answer: Preview | undefined =
    verdict === undefined || issue !== undefined
      ? { kind: 'refused', messages: messagesOf(issues, catalogue.say) }
      : { kind: 'decision', ...verdict };
  const before = JSON.stringify(outlookOf(draft, entitlements));
  const outlook = useMemo(() => outlookOn(engine, JSON.parse(before) as HeadroomQuestion, usage), [engine, before, usage]);
  const isShown = draft.amount !== '' || attempted;
  return { answer: isShown ? answer : undefined, outlook };
}
