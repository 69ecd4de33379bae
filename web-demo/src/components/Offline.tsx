import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../language';
import { useOnline } from '../online';

const note = style({
  font: 'body',
  padding: 12,
  borderRadius: 'lg',
  backgroundColor: 'notice-subtle',
});

/** Says that there is no connection as long as there is none; always there, so that it is announced. */
export function Offline() {
  const { words } = useLanguage();
  const online = useOnline();
  return <div role="status">{!online && <div className={note}>{words.offline}</div>}</div>;
}
