import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { ProblemError } from '../api';

const paragraph = style({ margin: 0 });

interface Props {
  title: string;
  error: Error;
  level?: 2 | 3;
}

/** What failed, with the code of the API's problem where there is one. */
export function FailureAlert({ title, error, level = 2 }: Props) {
  return (
    <InlineAlert variant="negative" styles={style({ width: 'full' })}>
      <Heading level={level}>{title}</Heading>
      <Content>
        {error instanceof ProblemError ? <ProblemText error={error} /> : <p className={paragraph}>{error.message}</p>}
      </Content>
    </InlineAlert>
  );
}

function ProblemText({ error: { problem } }: { error: ProblemError }) {
  return (
    <>
      <p className={paragraph}>
        <strong>{problem.code}</strong>: {problem.detail ?? problem.title}
      </p>
      {problem.errors?.map((entry) => (
        <p key={`${entry.pointer} ${entry.code}`} className={paragraph}>
          {entry.pointer} {entry.code}: {entry.detail}
        </p>
      ))}
    </>
  );
}
