import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Difference, Problem } from '../api';
import type { Catalogue } from '../catalogue';
import { changeLines } from '../changes';
import { useLanguage } from '../language';

interface Props {
  problem: Problem;
  catalogue: Catalogue;
}

const paragraph = style({ margin: 0 });
const box = style({ width: 'full' });

/** A payment that was previewed on an older configuration: what has changed since, and what would happen now. */
export function Stale({ problem: { difference, verdict }, catalogue }: Props) {
  const { words } = useLanguage();
  return (
    <InlineAlert variant="notice" styles={box}>
      <Heading level={3}>{words.stale.title}</Heading>
      <Content>
        <p className={paragraph}>{words.stale.detail}</p>
        {difference && <Changes difference={difference} catalogue={catalogue} />}
        {verdict && <p className={paragraph}>{words.stale.now(catalogue.say.word('outcome', verdict.outcome))}</p>}
      </Content>
    </InlineAlert>
  );
}

function Changes({ difference, catalogue }: { difference: Difference; catalogue: Catalogue }) {
  const { words } = useLanguage();
  const lines = changeLines(difference, catalogue, words);
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
