import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Difference, Problem } from '../api';
import type { Catalogue } from '../catalogue';
import { changeLines, OUTCOMES } from '../text';

interface Props {
  problem: Problem;
  catalogue: Catalogue;
}

const paragraph = style({ margin: 0 });
const box = style({ width: 'full' });

/** A payment that was previewed on an older configuration: what has changed since, and what would happen now. */
export function Stale({ problem: { code, detail, difference, verdict }, catalogue }: Props) {
  return (
    <InlineAlert variant="notice" styles={box}>
      <Heading level={3}>Nothing was paid: something has changed</Heading>
      <Content>
        <p className={paragraph}>
          {code}: {detail}
        </p>
        <Changes difference={difference} catalogue={catalogue} />
        {verdict && <p className={paragraph}>Now: {OUTCOMES[verdict.outcome].title}. Look again, then submit again.</p>}
      </Content>
    </InlineAlert>
  );
}

function Changes({ difference, catalogue }: { difference: Difference | undefined; catalogue: Catalogue }) {
  const lines = difference === undefined ? [] : changeLines(difference, catalogue);
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
