import { Button, Form } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMemo, type FormEvent } from 'react';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { useOnline } from '../online';
import { OffReason } from '../parts/OffReason';
import { useTransactions } from '../queries';
import { AnswerCard } from './AnswerCard';
import { offReasonOf } from './offReason';
import { asTyped, firstDraft, inNotation, type Draft } from './payment';
import { PaymentFields } from './PaymentFields';
import type { PaymentKind } from './possibilities';
import { usePreview } from './preview';
import { SendResult } from './SendResult';
import { useSending } from './useSending';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 24 });
const form = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], lg: ['minmax(0, 5fr)', 'minmax(0, 6fr)'] },
  gridTemplateAreas: { default: ['fields', 'answer', 'send'], lg: ['fields answer', 'send answer'] },
  gridTemplateRows: { default: 'auto', lg: ['auto', '1fr'] },
  columnGap: 40,
  rowGap: 24,
});
const fieldsPlace = style({ gridArea: 'fields' });
const answerPlace = style({
  gridArea: 'answer',
  alignSelf: 'start',
  position: { default: 'static', lg: 'sticky' },
  top: 80,
});
const sendPlace = style({ gridArea: 'send', display: 'flex', flexDirection: 'column', gap: 8, alignItems: 'start' });

/** The payment form, answered here while it is typed and decided by the service when it is sent. */
export function PaymentForm({ kinds }: { kinds: PaymentKind[] }) {
  const { words, locale } = useLanguage();
  const { entitlements, engine, catalogue, principal, form: state } = useDesk();
  const isOnline = useOnline();
  // What was entered before is known when an answer is lost.
  useTransactions(principal);
  const [draft, change] = useDraft(kinds);
  const preview = usePreview({ engine, draft, entitlements, catalogue });
  const off = offReasonOf({ ...preview, isOnline, draft, catalogue, words });
  const send = useSending(draft);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isOnline) send();
  };
  const messages = preview.answer?.kind === 'refused' ? preview.answer.messages : {};
  return (
    <Form onSubmit={onSubmit} validationBehavior="aria">
      <div className={stack}>
        <SendResult send={state.send} isAsking={state.asking} />
        <div className={form}>
          <div className={fieldsPlace}>
            <PaymentFields {...{ draft, change, kinds, catalogue, messages }} />
          </div>
          <div className={answerPlace}>
            <AnswerCard
              {...{ preview, draft }}
              onUse={(amount) => change({ amount: asTyped(amount, draft.currency, locale) })}
            />
          </div>
          <div className={sendPlace}>
            <Button
              id="send-payment"
              type="submit"
              variant="accent"
              size="L"
              isPending={state.send.isPending}
              isDisabled={off !== undefined}>
              {words.form.send}
            </Button>
            {off && <OffReason {...off} />}
          </div>
        </div>
      </div>
    </Form>
  );
}

/** What is typed, in the notation of the page's language. */
function useDraft(kinds: PaymentKind[]): [Draft, (changes: Partial<Draft>) => void] {
  const { locale } = useLanguage();
  const { entitlements, form } = useDesk();
  const first = useMemo(() => firstDraft(kinds, entitlements, locale), [kinds, entitlements, locale]);
  const now = (draft: Draft | undefined): Draft => inNotation(draft ?? first, locale);
  const change = (changes: Partial<Draft>): void => {
    form.send.reset();
    form.setDraft((current) => ({ ...now(current), ...changes }));
  };
  return [now(form.draft), change];
}
