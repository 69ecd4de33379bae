import type { DecisionAnswer } from 'countersign';
import { useState } from 'react';
import type { Principal } from './api';
import type { Draft } from './payment';
import { useSubmitPayment } from './queries';
import { useSubmissions } from './submission';

/**
 * What a payment form remembers. It is held above the engine, which is loaded anew when the configuration has changed:
 * what was typed, and what the server said, is then still there.
 */
export function useFormState(principal: Principal) {
  const [draft, setDraft] = useState<Draft>();
  const [attempted, setAttempted] = useState(false);
  const [previewed, setPreviewed] = useState<DecisionAnswer>();
  const submit = useSubmitPayment(principal);
  const submissions = useSubmissions();
  return { draft, setDraft, attempted, setAttempted, previewed, setPreviewed, submit, submissions };
}

export type FormState = ReturnType<typeof useFormState>;
