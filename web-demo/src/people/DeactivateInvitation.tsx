import { ActionButton, DialogContainer } from '@react-spectrum/s2';
import { useState } from 'react';
import { useLanguage } from '../language';
import { Confirm } from '../parts/Confirm';
import { useActs } from './acts';
import type { Whom } from './api';

/** Makes a link void that was sent to the wrong place. */
export function DeactivateInvitation({ user }: { user: Whom }) {
  const { words } = useLanguage();
  const { run } = useActs();
  const [asked, ask] = useState(false);
  const { title, consequences } = words.people.confirm.deactivateInvitation;
  return (
    <>
      <ActionButton size="S" onPress={() => ask(true)}>{words.people.act.deactivateInvitation}</ActionButton>
      <DialogContainer onDismiss={() => ask(false)}>
        {asked && (
          <Confirm
            title={title(user.name)}
            consequences={consequences(user.name, user.email ?? user.name)}
            verb={words.people.act.deactivateInvitation}
            isDestructive
            onConfirm={() => run('deactivateInvitation', user)}
          />
        )}
      </DialogContainer>
    </>
  );
}
