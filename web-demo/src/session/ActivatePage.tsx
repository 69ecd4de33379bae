import { LinkButton } from '@react-spectrum/s2';
import { useState } from 'react';
import { useBankOf } from '../frame/bank';
import { Gate } from '../frame/Gate';
import { keep, kept } from '../kept';
import { useLanguage } from '../language';
import { Notice } from '../parts/Notice';
import { ActivationForm } from './ActivationForm';
import { SIGN_IN } from './back';
import { activate } from './calls';
import { takeInvitation } from './invitation';
import { useDoing, usePrincipals } from './queries';

/** Where an invitation leads: the person chooses a password. */
export function ActivatePage() {
  const { words } = useLanguage();
  const [invitation] = useState(takeInvitation);
  const { data: principals } = usePrincipals();
  const first = principals?.legalEntities[0]?.id;
  const legalEntity = invitation.legalEntity ?? kept('bank') ?? first;
  const bank = useBankOf(legalEntity);
  const activating = useDoing(activate);
  const onDone = (): void => keep('bank', legalEntity ?? '');
  return (
    <Gate bank={bank} title={words.activate.title}>
      {activating.isSuccess ? (
        <Notice title={words.activate.done}>
          <LinkButton id="to-sign-in" variant="accent" href={SIGN_IN}>{words.signIn.verb}</LinkButton>
        </Notice>
      ) : (
        <ActivationForm invitation={{ ...invitation, ...(legalEntity && { legalEntity }) }} activating={activating} onDone={onDone} />
      )}
    </Gate>
  );
}
