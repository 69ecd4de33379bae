import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../language';
import { useOnline } from '../online';

const region = style({
  font: 'body',
  borderRadius: 'lg',
  padding: { default: 12, isOnline: 0 },
  marginBottom: { default: 24, isOnline: 0 },
  backgroundColor: { default: 'notice-subtle', isOnline: 'transparent' },
});

/** Says that there is no connection as long as there is none; always there, so that it is announced. */
export function Offline() {
  const { words } = useLanguage();
  const online = useOnline();
  return (
    <div role="status" className={region({ isOnline: online })}>
      {online ? null : words.states.offline}
    </div>
  );
}
