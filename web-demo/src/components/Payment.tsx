import { Button, Form } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Engine, Outcome } from 'countersign';
import { useVerdict } from 'countersign/react';
import { useMemo, type FormEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Entitlements } from '../api';
import type { Catalogue } from '../catalogue';
import { decisionOn, messagesOf, timed, type Preview } from '../engine';
import type { FormState } from '../formState';
import { firstDraft, questionOf, typedAmount, type Draft } from '../payment';
import type { PaymentKind } from '../possibilities';
import { rolesText } from '../text';
import { PaymentFields } from './PaymentFields';
import { ServerAnswer } from './ServerAnswer';
import { VerdictCard } from './VerdictCard';

interface Props {
  entitlements: Entitlements;
  engine: Engine;
  catalogue: Catalogue;
  kinds: PaymentKind[];
  name: string;
  state: FormState;
}

const form = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], lg: ['minmax(0, 5fr)', 'minmax(0, 6fr)'] },
  gridTemplateAreas: { default: ['fields', 'verdict', 'send'], lg: ['fields verdict', 'send verdict'] },
  gridTemplateRows: { default: 'auto', lg: ['auto', '1fr'] },
  columnGap: 40,
  rowGap: 24,
});
const section = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const heading = style({ font: 'heading', margin: 0 });
const fields = style({ gridArea: 'fields' });
const verdict = style({ gridArea: 'verdict' });
const send = style({ gridArea: 'send', display: 'flex', flexDirection: 'column', gap: 12, alignItems: 'start' });
const note = style({ font: 'body-sm', margin: 0 });

/** The payment form with its verdict, previewed here and decided by the server. */
export function Payment({ entitlements, engine, catalogue, kinds, name, state }: Props) {
  const { attempted, setAttempted, previewed, setPreviewed, submit, submissions } = state;
  const first = useMemo(() => firstDraft(kinds, entitlements), [kinds, entitlements]);
  const draft = state.draft ?? first;
  const { answer, outlook } = usePreview(engine, draft, entitlements, attempted);
  const change = (changes: Partial<Draft>): void => {
    submit.reset();
    state.setDraft((current) => ({ ...(current ?? first), ...changes }));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (submit.isPending) return;
    // What is shown may be of the stroke before.
    const decision = decisionOn(engine, questionOf(draft, entitlements), entitlements.usage);
    if (decision === undefined) {
      flushSync(() => setAttempted(true));
      event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    setPreviewed(decision);
    submit.mutate(submissions.next(draft, entitlements.snapshotVersion), {
      onSuccess: () => {
        setAttempted(false);
        state.setDraft((current) => ({ ...(current ?? first), amount: '' }));
      },
      onSettled: (_, error, submission) => submissions.settled(submission, error),
    });
  };
  return (
    <section className={section} aria-labelledby="payment-heading">
      <div>
        <h2 id="payment-heading" className={heading}>
          Make a payment as {name}
        </h2>
        <p className={note}>{rolesText(entitlements)}</p>
      </div>
      <Form onSubmit={onSubmit} validationBehavior="aria">
        <div className={form}>
          <div className={fields}>
            <PaymentFields {...{ draft, change, kinds, catalogue }} messages={answer?.kind === 'refused' ? answer.messages : {}} />
          </div>
          <div className={verdict}>
            <VerdictCard {...{ answer, outlook, catalogue }} currency={draft.currency} onUse={change} />
          </div>
          <div className={send}>
            <Button type="submit" variant="accent" size="L" isPending={submit.isPending}>
              Submit payment
            </Button>
            <p className={note}>{submitNote(answer)}</p>
            <ServerAnswer submission={submit} preview={previewed} catalogue={catalogue} />
          </div>
        </div>
      </Form>
    </section>
  );
}

/** The engine's answer to the form as it stands, and what it would allow at all. */
function usePreview(engine: Engine, draft: Draft, entitlements: Entitlements, attempted: boolean) {
  const { usage, snapshot } = entitlements;
  const watched = useMemo(() => timed(engine), [engine]);
  const question = questionOf(draft, entitlements);
  const { verdict, error } = useVerdict(watched, question, usage);
  // Room does not depend on the amount, so it is known before one is typed.
  const { currency } = snapshot.legalEntity;
  const room = useVerdict(watched, { ...question, amount: '0', currency }, usage).verdict;
  const { issue } = typedAmount(draft);
  const issues = [...(issue === undefined ? [] : [issue]), ...(error?.issues ?? [])];
  const answer: Preview | undefined =
    verdict === undefined || issue !== undefined
      ? { kind: 'refused', messages: messagesOf(issues) }
      : { kind: 'decision', ...verdict };
  const isShown = draft.amount !== '' || attempted;
  return { answer: isShown ? answer : undefined, outlook: (verdict ?? room)?.decision };
}

const NOTES: Readonly<Record<Outcome, string>> = {
  executed: 'The server decides again and then carries it out.',
  pendingApproval: 'The server decides again and then waits for the approvals.',
  denied: 'You may submit it all the same: the server refuses it for the same reason.',
};

function submitNote(answer: Preview | undefined): string {
  if (answer === undefined) return 'Type an amount first.';
  return answer.kind === 'refused' ? 'Correct the form first.' : NOTES[answer.decision.outcome];
}
