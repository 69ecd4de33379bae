import { useDesk } from '../frame/desk';
import { Page } from '../frame/Page';
import { useLanguage } from '../language';
import { UpLink } from '../parts/UpLink';
import { NotPermitted } from './NotPermitted';
import { PaymentForm } from './PaymentForm';

/** A payment, with the engine's answer beside it while it is typed. */
export function NewPaymentPage() {
  const { words } = useLanguage();
  const { possibilities } = useDesk();
  if (possibilities.kinds.length === 0) return <NotPermitted title={words.pages.newPayment} />;
  const above = <UpLink to="/payments">{words.pages.payments}</UpLink>;
  return (
    <Page title={words.pages.newPayment} above={above}>
      <PaymentForm kinds={possibilities.kinds} />
    </Page>
  );
}
