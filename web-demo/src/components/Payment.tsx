import { Button, Form } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Engine } from 'countersign';
import { useMemo, type FormEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Entitlements } from '../api';
import type { Catalogue } from '../catalogue';
import { asked } from '../engine';
import type { FormState } from '../formState';
import { useLanguage } from '../language';
import { asTyped, firstDraft, inNotation, questionOf, typedAmount, type Draft } from '../payment';
import type { PaymentKind } from '../possibilities';
import { usePreview } from '../preview';
import { rolesOf } from '../roles';
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
  const { words, locale } = useLanguage();
  const { attempted, setAttempted, previewed, setPreviewed, submit, submissions } = state;
  const first = useMemo(() => firstDraft(kinds, entitlements, locale), [kinds, entitlements, locale]);
  const now = (draft: Draft | undefined): Draft => inNotation(draft ?? first, locale);
  const draft = now(state.draft);
  const { answer, outlook } = usePreview({ engine, draft, entitlements, catalogue, attempted });
  const change = (changes: Partial<Draft>): void => {
    submit.reset();
    state.setDraft((current) => ({ ...now(current), ...changes }));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (submit.isPending) return;
    // What is shown may be of the stroke before.
    const decision = asked(() => engine.evaluate(questionOf(draft, entitlements), entitlements.usage));
    if (decision === undefined) {
      flushSync(() => setAttempted(true));
      event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    setPreviewed(decision);
    submit.mutate(submissions.next(draft, entitlements.snapshotVersion), {
      onSuccess: () => {
        setAttempted(false);
        state.setDraft((current) => ({ ...now(current), amount: '' }));
      },
      onSettled: (_, error, submission) => submissions.settled(submission, error),
    });
  };
  const about = answer === undefined ? 'untyped' : answer.kind === 'refused' ? 'refused' : answer.decision.outcome;
  return (
    <section className={section} aria-labelledby="payment-heading">
      <div>
        <h2 id="payment-heading" className={heading}>{words.form.heading(name)}</h2>
        <p className={note}>{rolesOf(entitlements, catalogue, words)}</p>
      </div>
      <Form onSubmit={onSubmit} validationBehavior="aria">
        <div className={form}>
          <div className={fields}>
            <PaymentFields {...{ draft, change, kinds, catalogue }} messages={answer?.kind === 'refused' ? answer.messages : {}} />
          </div>
          <div className={verdict}>
            <VerdictCard
              {...{ answer, outlook, catalogue }}
              amount={typedAmount(draft).amount}
              currency={draft.currency}
              onUse={(amount) => change({ amount: asTyped(amount, draft.currency, locale) })}
            />
          </div>
          <div className={send}>
            <Button type="submit" variant="accent" size="L" isPending={submit.isPending}>
              {words.form.submit}
            </Button>
            {submit.isIdle && <p className={note}>{words.beforeSubmit[about]}</p>}
            <ServerAnswer submission={submit} preview={previewed} catalogue={catalogue} />
          </div>
        </div>
      </Form>
    </section>
  );
}
