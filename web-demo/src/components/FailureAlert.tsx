import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { ProblemError } from '../api';
import { useLanguage } from '../language';

const paragraph = style({ margin: 0 });

interface Props {
  title: string;
  error: Error;
  level?: 2 | 3;
}

/** What failed, in the words of the service where it said something. */
export function FailureAlert({ title, error, level = 2 }: Props) {
  const { say } = useLanguage();
  return (
    <InlineAlert variant="negative" styles={style({ width: 'full' })}>
      <Heading level={level}>{title}</Heading>
      <Content>
        {error instanceof ProblemError ? (
          <ProblemText error={error} />
        ) : (
          <p className={paragraph}>{say.text({ code: 'request-failed', path: '', message: error.message })}</p>
        )}
      </Content>
    </InlineAlert>
  );
}

function ProblemText({ error: { problem } }: { error: ProblemError }) {
  const { words } = useLanguage();
  return (
    <>
      <p className={paragraph}>{problem.detail}</p>
      {problem.errors?.map(({ pointer, code, detail }) => (
        <p key={`${pointer} ${code}`} className={paragraph}>{detail}</p>
      ))}
      {problem.requestId !== undefined && <p className={paragraph}>{words.request(problem.requestId)}</p>}
    </>
  );
}
