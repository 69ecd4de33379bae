import { Link } from '@react-spectrum/s2';
import ChevronLeft from '@react-spectrum/s2/icons/ChevronLeft';
import ChevronRight from '@react-spectrum/s2/icons/ChevronRight';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../language';

const line = style({ display: 'flex', alignItems: 'center', gap: 4, font: 'ui' });

/** Above a heading: to the page that this one is of. */
export function UpLink({ to, children }: { to: string; children: string }) {
  const { say } = useLanguage();
  const Back = say.dir === 'rtl' ? ChevronRight : ChevronLeft;
  return (
    <div className={line}>
      <Back styles={iconStyle({ size: 'S' })} />
      <Link id="up" href={to} isStandalone isQuiet>{children}</Link>
    </div>
  );
}
