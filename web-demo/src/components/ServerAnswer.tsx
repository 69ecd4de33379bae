import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useRef } from 'react';
import { isUnanswered, OfflineError, ProblemError, type Decision } from '../api';
import type { Catalogue } from '../catalogue';
import { useLanguage } from '../language';
import type { useSubmitPayment } from '../queries';
import { reasonText } from '../transactions';
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

/** What became of a submitted payment, brought to where the person is and announced. */
export function ServerAnswer({ submission: { data, error }, preview, catalogue }: Props) {
  const { words } = useLanguage();
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (data !== undefined || error !== null) region.current?.scrollIntoView({ block: 'nearest' });
  }, [data, error]);
  return (
    <div ref={region} role="status" aria-label={words.answer.label} className={box}>
      {data && <Decided verdict={data.verdict} reference={data.id} {...{ preview, catalogue }} />}
      {error && <Failed {...{ error, preview, catalogue }} />}
    </div>
  );
}

interface FailedProps {
  error: Error;
  preview: Essence | undefined;
  catalogue: Catalogue;
}

function Failed({ error, preview, catalogue }: FailedProps) {
  const { words } = useLanguage();
  if (error instanceof OfflineError) return <Unsent {...words.notSent} />;
  if (isUnanswered(error)) return <Unsent {...words.unanswered} />;
  const problem = error instanceof ProblemError ? error.problem : undefined;
  if (problem?.code === 'stale-snapshot') return <Stale problem={problem} catalogue={catalogue} />;
  if (problem?.verdict) return <Decided verdict={problem.verdict} {...{ preview, catalogue }} />;
  return <FailureAlert title={words.failed.payment} error={error} level={3} />;
}

/** A payment that is still to be sent by hand. */
function Unsent({ title, detail }: { title: string; detail: string }) {
  return (
    <InlineAlert variant="notice" styles={box}>
      <Heading level={3}>{title}</Heading>
      <Content>{detail}</Content>
    </InlineAlert>
  );
}

interface DecidedProps {
  verdict: Decision;
  reference?: string;
  preview: Essence | undefined;
  catalogue: Catalogue;
}

function Decided({ verdict, reference, preview, catalogue }: DecidedProps) {
  const { words } = useLanguage();
  return (
    <InlineAlert variant={VARIANTS[verdict.outcome]} styles={box}>
      <Heading level={3}>{words.answer.title[verdict.outcome]}</Heading>
      <Content>
        <p className={paragraph}>{reasonText(verdict, catalogue, words)}</p>
        {reference !== undefined && <p className={paragraph}>{words.answer.reference(reference)}</p>}
        {preview && essence(preview) !== essence(verdict) && (
          <p className={paragraph}>{words.answer.differs(catalogue.say.word('outcome', preview.outcome))}</p>
        )}
      </Content>
    </InlineAlert>
  );
}

const essence = ({ outcome, reasons }: Essence): string => [outcome, ...reasons.map(({ code }) => code)].join(' ');
