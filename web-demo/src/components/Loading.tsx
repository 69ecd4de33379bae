import { ProgressCircle } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

const box = style({ display: 'flex', justifyContent: 'center', padding: 32 });

export function Loading({ label }: { label: string }) {
  return (
    <div className={box}>
      <ProgressCircle aria-label={label} isIndeterminate />
    </div>
  );
}
