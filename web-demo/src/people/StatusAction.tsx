import { ActionButton, Button, DialogContainer } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useLanguage } from '../language';
import type { Whom } from './api';
import { actOf, type StatusAct } from './status';
import { StatusDialog } from './StatusDialog';

// On a phone it fills the bar at the bottom.
const wide = style({ width: { default: 'full', md: 'fit' } });

// Its text is not cut where the table is narrow.
const whole = style({ width: 'max' });

interface Props {
  user: Whom;
  /** Whether it is the main action of its page, not one of many in a list. */
  isMain?: boolean;
}

/** The one thing that can be done about a person's status as it is; nothing if that is not granted. */
export function StatusAction({ user, isMain = false }: Props) {
  const { words } = useLanguage();
  const [asked, ask] = useState<StatusAct>();
  const act = actOf(user);
  const button = act && {
    id: `act-${user.id}`,
    'aria-label': words.people.actOn[act](user.name),
    onPress: () => ask(act),
  };
  return (
    <>
      {button && isMain && <Button {...button} variant="secondary" styles={wide}>{words.people.act[act]}</Button>}
      {button && !isMain && <ActionButton {...button} size="S" styles={whole}>{words.people.act[act]}</ActionButton>}
      <DialogContainer onDismiss={() => ask(undefined)}>
        {asked && <StatusDialog act={asked} user={user} />}
      </DialogContainer>
    </>
  );
}
