import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import type { Effect } from './effect';

const box = style({ width: 'full' });
const list = style({ margin: 0, paddingStart: 20 });

/** What a change would do for a person, before it is kept. */
export function EffectNotice({ effect }: { effect: Effect | undefined }) {
  const { words } = useLanguage();
  const { say, nameOf } = useDesk().catalogue;
  if (effect === undefined) return null;
  const names = (actions: readonly string[]): string =>
    say.list(actions.map((action) => words.name(nameOf('action', action))));
  const { gained, lost, resets } = effect;
  const lines = [
    ...resets
      .filter(({ permissions, limits }) => [permissions, limits].some((count) => count > 0))
      .map(({ customer, permissions, limits }) =>
        words.person.resets(nameOf('customer', customer), permissions, limits),
      ),
    ...(gained.length > 0 ? [words.person.gains(names(gained))] : []),
    ...(lost.length > 0 ? [words.person.loses(names(lost))] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <div role="status">
      <InlineAlert variant="informative" styles={box}>
        <Heading level={3}>{words.person.effect}</Heading>
        <Content>
          <ul className={list}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Content>
      </InlineAlert>
    </div>
  );
}
