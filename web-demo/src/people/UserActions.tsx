import { ActionButton, DialogContainer, LinkButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import type { UserItem } from './api';
import { DeactivateInvitation } from './DeactivateInvitation';
import { useMay } from './may';
import { actOf, STATUS_ACTS, type StatusAct } from './status';
import { StatusDialog } from './StatusDialog';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 8, alignItems: 'start' });
const line = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 });
const text = style({ font: 'body-sm', margin: 0 });

/** What can be done with an opened record: what is not granted is absent. */
export function UserActions({ user }: { user: UserItem }) {
  const { words } = useLanguage();
  const { id, may } = user;
  return (
    <div className={stack}>
      <div className={line}>
        {may.includes('edit') && (
          <LinkButton variant="secondary" size="S" href={`/users/${id}/details`}>{words.people.manage}</LinkButton>
        )}
        {!may.includes('edit') && may.includes('viewPermissions') && (
          <LinkButton variant="secondary" size="S" href={`/users/${id}/permissions`}>
            {words.people.viewPermissions}
          </LinkButton>
        )}
        {may.includes('addToEntity') && <AddToEntityLink user={id} />}
        {may.includes('deactivateInvitation') && <DeactivateInvitation user={user} />}
        <OtherActs user={user} />
      </div>
      <WhyNot user={user} />
    </div>
  );
}

/** Only for who reaches several entities. */
function AddToEntityLink({ user }: { user: string }) {
  const { words } = useLanguage();
  const { entities } = useDesk().me;
  if (!entities?.some(({ isCurrent }) => !isCurrent)) return null;
  return <LinkButton variant="secondary" size="S" href={`/users/${user}/add`}>{words.people.addToEntity}</LinkButton>;
}

/** What else can be done about the status, beside what the list offers. */
function OtherActs({ user }: { user: UserItem }) {
  const { words } = useLanguage();
  const [asked, ask] = useState<StatusAct>();
  const first = actOf(user);
  return (
    <>
      {STATUS_ACTS.filter((act) => act !== first && user.may.includes(act)).map((act) => (
        <ActionButton key={act} size="S" aria-label={words.people.actOn[act](user.name)} onPress={() => ask(act)}>
          {words.people.act[act]}
        </ActionButton>
      ))}
      <DialogContainer onDismiss={() => ask(undefined)}>
        {asked && <StatusDialog act={asked} user={user} />}
      </DialogContainer>
    </>
  );
}

/** Why the status cannot be changed by who may change that of others. */
function WhyNot({ user: { name, isMe, refusals } }: { user: UserItem }) {
  const { words } = useLanguage();
  const mayChange = useMay('activateUsers');
  const refused = refusals.some(({ act }) => STATUS_ACTS.some((one) => one === act));
  if (isMe) return <p className={text}>{words.people.notYourself}</p>;
  return mayChange && refused ? <p className={text}>{words.people.notEverywhere(name)}</p> : null;
}
