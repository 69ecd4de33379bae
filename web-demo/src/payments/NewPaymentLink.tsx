import { LinkButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../language';

// On a phone it fills the bar at the bottom.
const wide = style({ width: { default: 'full', md: 'fit' } });

/** The main action of the pages about payments. */
export function NewPaymentLink() {
  const { words } = useLanguage();
  return (
    <LinkButton id="new-payment" variant="accent" href="/payments/new" styles={wide}>
      {words.pages.newPayment}
    </LinkButton>
  );
}
