import { ProgressCircle } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { messages } from 'countersign/messages';
import { lastFour } from '../display';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import type { Consequences as Found } from './api';

const box = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const text = style({ font: 'body', margin: 0 });
const list = style({ margin: 0, paddingStart: 20, font: 'body', display: 'flex', flexDirection: 'column', gap: 4 });

interface Props {
  found: Found | undefined;
  error: Error | null;
}

/** What could no longer be approved without this person: the engine's findings, before anything is pressed. */
export function Consequences({ found, error }: Props) {
  const { words } = useLanguage();
  const { suspend } = words.people;
  const say = useFindings(found);
  if (error) return <p className={text}>{suspend.unknown}</p>;
  if (found === undefined) return <ProgressCircle isIndeterminate size="S" aria-label={words.states.loading} />;
  const { findings, omitted = 0 } = found;
  if (findings.length === 0) return <p className={text}>{suspend.nothingStops}</p>;
  return (
    <div className={box}>
      <p className={text}>{suspend.then}</p>
      <ul className={list}>
        {[...new Set(findings.map((finding) => say.text(finding)))].map((line) => (
          <li key={line}>{line}</li>
        ))}
        {omitted > 0 && <li>{words.person.more(omitted)}</li>}
      </ul>
    </div>
  );
}

/** The package's sentences, with the names that came with the findings: the reader may not have these accounts. */
function useFindings(found: Found | undefined) {
  const { locale, texts } = useLanguage();
  const { catalogue } = useDesk();
  const names = new Map([
    ...(found?.accounts ?? []).map(({ id, name, number }) => [id, `${name ?? ''} ${lastFour(number)}`.trim()] as const),
    ...(found?.people ?? []).map(({ id, name }) => [id, name] as const),
  ]);
  return messages(texts, {
    currency: catalogue.currency,
    locale,
    nameOf: (kind, id) => names.get(id) ?? catalogue.nameOf(kind, id),
  });
}
