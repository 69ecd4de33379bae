import { useDesk } from '../frame/desk';
import { Page } from '../frame/Page';
import { useLanguage } from '../language';
import { Notice } from '../parts/Notice';

/** Why a page of payments is not open to a person, in the engine's reasons, and whom to ask. */
export function NotPermitted({ title }: { title: string }) {
  const { say, words } = useLanguage();
  const { possibilities } = useDesk();
  // The first reason is the one that comes first in the engine's order.
  const [reason] = possibilities.refusals;
  return (
    <Page title={title}>
      <Notice
        title={possibilities.hasPayments ? words.states.cannotPay : words.states.notPermitted}
        detail={[...(reason === undefined ? [] : [say.text(reason)]), words.states.askAdministrator]}
      />
    </Page>
  );
}
