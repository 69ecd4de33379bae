import { Button, ButtonGroup, Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../language';

const box = style({ width: 'full' });
const columns = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], md: ['minmax(0, 1fr)', 'minmax(0, 1fr)'] },
  gap: 16,
  marginY: 12,
});
const text = style({ font: 'body', margin: 0 });
const heading = style({ font: 'title-sm', margin: 0 });
const list = style({ margin: 0, marginTop: 4, paddingStart: 20, font: 'body' });

interface Props {
  /** Whose change was there first, and when as people read it; absent where it is not known. */
  changedBy?: { name: string; at: string } | undefined;
  /** What this person changed, in sentences. */
  mine: readonly string[];
  /** What the other one changed, in sentences. */
  theirs: readonly string[];
  /** Keeps one's own changes on top of theirs. */
  onPutMine: () => void;
  /** Gives one's own changes up. */
  onTakeTheirs: () => void;
}

/** An edit that came second: nothing was sent, both are shown, and the person decides. */
export function StaleNotice({ changedBy, mine, theirs, onPutMine, onTakeTheirs }: Props) {
  const { stale } = useLanguage().words.parts;
  return (
    <InlineAlert variant="notice" autoFocus styles={box}>
      <Heading level={2}>{changedBy ? stale.changedBy(changedBy.name, changedBy.at) : stale.changed}</Heading>
      <Content>
        <p className={text}>{stale.kept(mine.length)}</p>
        <div className={columns}>
          <Side name={stale.theirs} lines={theirs} />
          <Side name={stale.mine} lines={mine} />
        </div>
        <ButtonGroup>
          <Button variant="primary" onPress={onPutMine}>{stale.putMine}</Button>
          <Button variant="secondary" onPress={onTakeTheirs}>{stale.takeTheirs}</Button>
        </ButtonGroup>
      </Content>
    </InlineAlert>
  );
}

function Side({ name, lines }: { name: string; lines: readonly string[] }) {
  return (
    <div>
      <h3 className={heading}>{name}</h3>
      <ul className={list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
