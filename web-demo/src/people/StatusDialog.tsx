import { TextArea } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useLanguage } from '../language';
import { Confirm } from '../parts/Confirm';
import { useActs } from './acts';
import type { Whom } from './api';
import { Consequences } from './Consequences';
import { useConsequences } from './queries';
import type { StatusAct } from './status';

const wide = style({ width: 'full' });

interface Props {
  act: StatusAct;
  user: Whom;
}

/** Asks before a person's status is changed, and says what follows from it. */
export function StatusDialog({ act, user }: Props) {
  return act === 'suspend' ? <SuspendDialog user={user} /> : <PlainDialog act={act} user={user} />;
}

function SuspendDialog({ user }: { user: Whom }) {
  const { words } = useLanguage();
  const { suspend } = words.people;
  const { run } = useActs();
  const [reason, type] = useState('');
  const { data: found, error } = useConsequences(user.id);
  const isLast = found !== undefined && found.lastAdministratorOf.length > 0;
  return (
    <Confirm
      title={suspend.title(user.name)}
      consequences={[suspend.signedOut(user.name)]}
      verb={words.people.act.suspend}
      isDestructive
      offReason={isLast ? suspend.lastAdministrator(user.name) : reason.trim() === '' ? suspend.reasonNeeded : undefined}
      onConfirm={() => run('suspend', user, reason.trim())}>
      <Consequences found={found} error={error} />
      <TextArea
        label={suspend.reason}
        description={suspend.reasonKept}
        isRequired
        autoFocus
        value={reason}
        onChange={type}
        styles={wide}
      />
    </Confirm>
  );
}

function PlainDialog({ act, user }: { act: Exclude<StatusAct, 'suspend'>; user: Whom }) {
  const { words } = useLanguage();
  const { run } = useActs();
  const { title, consequences } = words.people.confirm[act];
  return (
    <Confirm
      title={title(user.name)}
      consequences={consequences(user.name, user.email ?? user.name)}
      verb={words.people.act[act]}
      onConfirm={() => run(act, user)}
    />
  );
}
