import { Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { isUnanswered, OfflineError, ProblemError } from '../api';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { Errors } from '../parts/Errors';
import { linesOf } from '../parts/Failed';
import type { FormState } from './formState';
import { fieldId } from './offReason';
import { reasonLines } from './reasons';
import { NotArrivedError } from './send';
import { Changes } from './Changes';

const full = style({ width: 'full' });
const paragraph = style({ margin: 0 });

interface Props {
  send: FormState['send'];
  isAsking: boolean;
}

/** What became of the payment, where it did not arrive: over the form, which keeps what was typed. */
export function SendResult({ send: { error, submittedAt, isPending }, isAsking }: Props) {
  const { words } = useLanguage();
  if (isPending) {
    return isAsking ? (
      <InlineAlert variant="notice" styles={full}>
        <Heading level={2}>{words.notSent.asking}</Heading>
      </InlineAlert>
    ) : null;
  }
  return error === null ? null : <NotSent key={submittedAt} error={error} />;
}

function NotSent({ error }: { error: Error }) {
  const language = useLanguage();
  const { notSent } = language.words;
  if (error instanceof OfflineError) return <Errors variant="notice" title={notSent.title}>{notSent.offline}</Errors>;
  if (error instanceof NotArrivedError) {
    return <Errors variant="notice" title={notSent.title}>{notSent.notArrived}</Errors>;
  }
  if (isUnanswered(error)) return <Errors variant="notice" title={notSent.unknown} />;
  if (error instanceof ProblemError) return <Refused error={error} />;
  return <Errors title={notSent.refused}>{linesOf(error, language).join(' ')}</Errors>;
}

/** What the service answered in place of taking it. */
function Refused({ error }: { error: ProblemError }) {
  const language = useLanguage();
  const { words } = language;
  const { catalogue, form } = useDesk();
  const { code, verdict, difference, errors = [] } = error.problem;
  const from = catalogue.nameOf('account', form.draft?.account ?? '');
  if (code === 'stale-snapshot') {
    return (
      <Errors variant="notice" title={words.notSent.stale}>
        {difference && <Changes difference={difference} />}
      </Errors>
    );
  }
  if (verdict !== undefined) {
    const lines = reasonLines(verdict.reasons, from, catalogue, words);
    const outcome = catalogue.say.word('outcome', verdict.outcome);
    return <Errors title={`${words.notSent.title}. ${outcome}.`}>{lines.join(' ')}</Errors>;
  }
  if (errors.length === 0) return <Errors title={words.notSent.refused}>{linesOf(error, language).join(' ')}</Errors>;
  return (
    <Errors title={words.notSent.attention(errors.length)}>
      {errors.map(({ pointer = '', detail }) => (
        <p key={pointer} className={paragraph}>
          <a href={`#${fieldId(pointer.slice(1)) ?? ''}`}>{detail}</a>
        </p>
      ))}
    </Errors>
  );
}
