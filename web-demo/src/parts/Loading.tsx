import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useState } from 'react';
import { useLanguage } from '../language';

/** What is there sooner is not announced. */
const SHOWN_AFTER_MS = 200;
const LINES = ['a', 'b', 'c', 'd'] as const;

const box = style({ display: 'flex', flexDirection: 'column', gap: 16, minHeight: 208 });
const line = style({
  height: 40,
  borderRadius: 'default',
  backgroundColor: 'gray-100',
  width: { default: 'full', line: { b: '[92%]', c: '[96%]', d: '[80%]' } },
});

/** In the place of what is being loaded: as high as it, so that nothing jumps. */
export function Loading() {
  const { words } = useLanguage();
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return <div className={box} />;
  return (
    <div className={box} role="progressbar" aria-label={words.states.loading}>
      {LINES.map((name) => (
        <div key={name} className={line({ line: name })} />
      ))}
    </div>
  );
}
