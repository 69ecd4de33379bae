import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import { ProblemError, type Decision } from '../api';
import type { Catalogue } from '../catalogue';
import type { useSubmitPayment } from '../queries';
import { approvalLine, decisionLine, OUTCOMES } from '../text';
import { FailureAlert } from './FailureAlert';
import { Stale } from './Stale';

/** What of a decision is compared: browser and server name it alike. */
type Essence = Pick<Decision, 'outcome' | 'reasons'>;

interface Props {
  submission: ReturnType<typeof useSubmitPayment>;
  /** What this browser said before. */
  preview: Essence | undefined;
  catalogue: Catalogue;
}

const paragraph = style({ margin: 0 });
const box = style({ width: 'full' });
const VARIANTS = { executed: 'positive', pendingApproval: 'notice', denied: 'negative' } as const;

/** The server's own answer to a submitted payment, beside what the browser had said. */
export function ServerAnswer({ submission: { data, error }, preview, catalogue }: Props) {
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const isStale = problem?.code === 'stale-snapshot';
  const verdict = data?.verdict ?? problem?.verdict;
  return (
    <div role="status" aria-label="Server’s answer" className={box}>
      {isStale && <Stale problem={problem} catalogue={catalogue} />}
      {verdict && !isStale && (
        <Answer verdict={verdict} catalogue={catalogue}>
          <p className={paragraph}>
            {data ? `Reference ${data.id}` : `${problem?.code}: ${problem?.detail ?? problem?.title}`}
          </p>
          <p className={paragraph}>{comparison(verdict, preview)}</p>
        </Answer>
      )}
      {error && !verdict && !isStale && <FailureAlert title="The payment was not taken" error={error} level={3} />}
    </div>
  );
}

/** Whether browser and server said the same; both ran the same engine. */
function comparison(verdict: Essence, preview: Essence | undefined): string {
  if (preview === undefined) return '';
  const essence = ({ outcome, reasons }: Essence): string =>
    [outcome, ...reasons.map(({ code }) => code)].join(' ');
  if (essence(verdict) === essence(preview)) return 'The browser had said the same.';
  return `The browser had said: ${OUTCOMES[preview.outcome].title}. Something changed in between.`;
}

interface AnswerProps {
  verdict: Decision;
  catalogue: Catalogue;
  children: ReactNode;
}

function Answer({ verdict, catalogue, children }: AnswerProps) {
  return (
    <InlineAlert variant={VARIANTS[verdict.outcome]} styles={box}>
      <Heading level={3}>The server says: {OUTCOMES[verdict.outcome].title}</Heading>
      <Content>
        <p className={paragraph}>{decisionLine(verdict, catalogue.currency)}</p>
        {verdict.approval && <p className={paragraph}>Waits for {approvalLine(verdict.approval)}.</p>}
        {children}
      </Content>
    </InlineAlert>
  );
}
