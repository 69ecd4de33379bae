/** How a payment is sent, and what is done where its answer is lost or comes too late. */
import type { DecisionAnswer } from 'countersign';
import {
  fetchTransactions,
  isUnanswered,
  ProblemError,
  submitPayment,
  type Submission,
  type Transaction,
} from '../api';

export interface Sending {
  submission: Submission;
  /** What the person saw when they sent it. */
  previewed: DecisionAnswer;
  /** What they had entered before, as far as it is known. */
  before: readonly Transaction[] | undefined;
  /** Called when its answer is lost and the service is asked for what arrived. */
  onAsking: () => void;
}

/** No answer came, and the service has not got it: so far nothing was sent. */
export class NotArrivedError extends Error {}

const ASKED_TIMES = 3;
const PAUSE_MS = 1000;

/** Sends it once; what failed is not sent again unless a person does it. */
export async function sendPayment(sending: Sending): Promise<Transaction> {
  try {
    return await submitUnchanged(sending);
  } catch (error) {
    if (!isUnanswered(error) || sending.before === undefined) throw error;
    sending.onAsking();
    return await arrived(sending, error);
  }
}

/** Where the configuration is newer but the answer is the one that was seen, it is sent again on the newer one, once. */
async function submitUnchanged({ submission, previewed }: Sending): Promise<Transaction> {
  try {
    return await submitPayment(submission);
  } catch (error) {
    const { snapshotVersion, verdict } = error instanceof ProblemError ? error.problem : {};
    if (snapshotVersion === undefined || verdict === undefined || !isSame(verdict, previewed)) throw error;
    return submitPayment({ ...submission, body: { ...submission.body, snapshotVersion } });
  }
}

/** Asks what has arrived, without sending anything. */
async function arrived({ submission, before = [] }: Sending, unanswered: unknown) {
  const known = new Set(before.map(({ id }) => id));
  for (let time = 0; time < ASKED_TIMES; time += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const page = await fetchTransactions({}, '', AbortSignal.timeout(10 * PAUSE_MS)).catch(() => undefined);
    if (page === undefined) throw unanswered;
    const found = page.items.find((item) => !known.has(item.id) && isOf(item, submission));
    if (found !== undefined) return found;
  }
  throw new NotArrivedError();
}

function isOf(item: Transaction, { body }: Submission): boolean {
  const { action, account, amount, currency, executionDate } = body;
  return isSame(
    [item.action, item.account, item.amount, item.currency, item.executionDate],
    [action, account, amount, currency, executionDate],
  );
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
