import type { Catalogue } from '../catalogue';
import type { Preview } from '../engine';
import type { Words } from '../words/words';
import type { Draft } from './payment';
import { reasonLines } from './reasons';

interface Form {
  answer: Preview | undefined;
  stale: boolean;
  isOnline: boolean;
  draft: Draft;
  catalogue: Catalogue;
  words: Words;
}

/** Why a payment cannot be sent as it stands, and which field to change; nothing if it can be. */
export function offReasonOf({ answer, stale, isOnline, draft, catalogue, words }: Form) {
  if (!isOnline) return { reason: words.states.offline };
  // The answer to the stroke before says nothing about this one.
  if (stale) return undefined;
  if (answer === undefined) return { reason: words.answer.untyped, field: fieldId('amount') };
  if (answer.kind === 'refused') {
    const [[field, reason] = ['', words.answer.refused]] = Object.entries(answer.messages);
    return { reason, field: fieldId(field) };
  }
  const { outcome, reasons } = answer.decision;
  if (outcome !== 'denied') return undefined;
  const from = catalogue.nameOf('account', draft.account);
  const lines = reasonLines(reasons, from, catalogue, words);
  return { reason: [`${catalogue.say.word('outcome', outcome)}.`, ...lines].join(' '), field: fieldId('amount') };
}

/** What a refusal may be about here, as questions name it. */
export const FIELDS: readonly string[] = ['action', 'account', 'amount', 'currency', 'date'];

/** The element of a field; nothing for what is no field here. */
export const fieldId = (field: string): string | undefined => (FIELDS.includes(field) ? `field-${field}` : undefined);
