import { ProgressCircle } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useState } from 'react';
import { useLanguage } from '../language';

/** What is there sooner is not announced. */
const SHOWN_AFTER_MS = 200;

const box = style({ display: 'flex', justifyContent: 'center', alignItems: 'center', minHeight: 160 });

export function Loading() {
  const { words } = useLanguage();
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div className={box}>{shown && <ProgressCircle aria-label={words.states.loading} isIndeterminate />}</div>;
}
