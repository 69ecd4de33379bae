import { ToastQueue } from '@react-spectrum/s2';
import { useNavigate } from '@tanstack/react-router';
import type { Transaction } from '../api';
import { asked } from '../engine';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { questionOf, type Draft } from './payment';
import { shortReference } from './transactions';

/** Sends the payment as it is typed: once it is sent the form is empty, and the payment's page is opened. */
export function useSending(draft: Draft): () => void {
  const { words } = useLanguage();
  const { entitlements, engine, form } = useDesk();
  const navigate = useNavigate();
  const { send, submissions, setAsking, setDraft } = form;
  const onSent = ({ id }: Transaction): void => {
    setDraft({ ...draft, amount: '' });
    ToastQueue.positive(words.sent(shortReference(id)), {
      actionLabel: words.payment.copy,
      onAction: () => void navigator.clipboard.writeText(id),
    });
    void navigate({ to: '/payments/$id', params: { id } });
  };
  return () => {
    if (send.isPending) return;
    // What is shown may be of the stroke before.
    const previewed = asked(() => engine.evaluate(questionOf(draft, entitlements), entitlements.usage));
    if (previewed === undefined || previewed.outcome === 'denied') return;
    const submission = submissions.next(draft, entitlements.snapshotVersion);
    send.mutate(
      { submission, previewed, onAsking: () => setAsking(true) },
      {
        onSuccess: onSent,
        onSettled: (_, error) => {
          setAsking(false);
          submissions.settled(submission, error);
        },
      },
    );
  };
}
