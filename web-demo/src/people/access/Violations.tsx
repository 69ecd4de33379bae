import { ActionButton, Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useLanguage } from '../../language';

const box = style({ width: 'full' });
const list = style({ margin: 0, paddingStart: 20 });

/** More than these are shown when they are asked for. */
const SHOWN_FIRST = 3;

/** Why an access cannot be given as it stands, in the engine's sentences. */
export function Violations({ lines, level }: { lines: readonly string[]; level: number }) {
  const { words } = useLanguage();
  const [all, showAll] = useState(false);
  if (lines.length === 0) return null;
  const shown = all ? lines : lines.slice(0, SHOWN_FIRST);
  return (
    <InlineAlert variant="notice" styles={box}>
      <Heading level={level}>{words.person.cannotGive}</Heading>
      <Content>
        <ul className={list}>
          {shown.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {shown.length < lines.length && (
          <ActionButton size="S" onPress={() => showAll(true)}>
            {words.person.more(lines.length - shown.length)}
          </ActionButton>
        )}
      </Content>
    </InlineAlert>
  );
}
