import { useState } from 'react';
import type { Principal } from '../api';
import { useSendPayment } from '../queries';
import { useTyped } from '../session/typed';
import type { Draft } from './payment';
import { useSubmissions } from './submission';

/**
 * What a payment form remembers. It is held above the engine, which is loaded anew when the configuration has changed,
 * and above the pages: what was typed, and what the service said, is then still there. What was typed outlives a session.
 */
export function useFormState(principal: Principal) {
  const [draft, setDraft] = useTyped<Draft | undefined>('payment', undefined);
  const [asking, setAsking] = useState(false);
  const send = useSendPayment(principal);
  const submissions = useSubmissions();
  return { draft, setDraft, asking, setAsking, send, submissions };
}

export type FormState = ReturnType<typeof useFormState>;
