import { Button, Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../language';
import { CopyText } from '../parts/CopyText';

const box = style({ width: 'full' });
const list = style({
  listStyleType: 'none',
  margin: 0,
  marginY: 12,
  padding: 0,
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], sm: ['minmax(0, 1fr)', 'minmax(0, 1fr)'] },
  gap: 8,
  font: 'code',
});

const foot = style({ display: 'flex', flexDirection: 'column', alignItems: 'start', gap: 16 });

interface Props {
  codes: readonly string[];
  onKept: () => void;
}

/** They are shown once: who loses the app gets in with one of them. */
export function RecoveryCodes({ codes, onKept }: Props) {
  const said = useLanguage().words.secondFactor;
  return (
    <InlineAlert variant="notice" autoFocus styles={box}>
      <Heading level={3}>{said.keepCodes}</Heading>
      <Content>
        <ul className={list} aria-label={said.codes}>
          {codes.map((code) => (
            <li key={code}><bdi>{code}</bdi></li>
          ))}
        </ul>
        <div className={foot}>
          <CopyText short={said.codes} whole={codes.join('\n')} />
          <Button id="codes-kept" variant="primary" onPress={onKept}>{said.kept}</Button>
        </div>
      </Content>
    </InlineAlert>
  );
}
