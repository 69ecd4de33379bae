import { DialogContainer } from '@react-spectrum/s2';
import { useMemo, useState } from 'react';
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import { Confirm } from '../../parts/Confirm';
import type { Words } from '../../words/words';
import { grantableOf, type AccessDraft } from '../access/access';
import { accessDifference, accessDraftOf, editable } from '../access/accessEdit';
import { AccessForm } from '../access/AccessForm';
import { effectOf } from '../access/effect';
import { EffectNotice } from '../access/EffectNotice';
import { accessNeeds, needOf, type Need } from '../access/needs';
import type { User } from '../api';
import type { Options } from '../creating';
import { useUserEntitlements } from '../queries';
import { KeepButtons } from './KeepButtons';

interface Props {
  user: User;
  options: Options;
  first: AccessDraft[];
  onKeep: (access: AccessDraft[]) => void;
  onCancel: () => void;
}

export function AccessEditor({ user, options, first, onKeep, onCancel }: Props) {
  const language = useLanguage();
  const { say, words } = language;
  const { catalogue, entitlements } = useDesk();
  const [access, change] = useState(first);
  const [asking, ask] = useState(false);
  const { data: theirs } = useUserEntitlements(user.id);
  const before = useMemo(() => accessDraftOf(user.customers), [user.customers]);
  const customers = useMemo(
    () =>
      editable(grantableOf(options), user.customers, (id) => {
        const account = catalogue.accounts.get(id)?.account;
        return { name: account?.name, last4: account?.number.slice(-4), type: account?.type };
      }),
    [options, user.customers, catalogue],
  );
  const effect = useMemo(
    () => theirs && effectOf(theirs.snapshot, entitlements.snapshot, user.id, access),
    [theirs, entitlements.snapshot, user.id, access],
  );
  const { removed } = accessDifference(before, access);
  // Nothing at all is a choice here: who has no company left is suspended.
  const [need] = access.length === 0 ? [] : accessNeeds(access, entitlements.today);
  const off = need && offOf(needOf(need, (id) => words.name(catalogue.nameOf('customer', id)), language), words);
  const names = say.list(removed.map(({ customer }) => words.name(catalogue.nameOf('customer', customer))));
  return (
    <>
      <AccessForm
        customers={customers}
        value={access}
        onChange={change}
        level={3}
        typeOf={(id) => user.customers.find(({ customer }) => customer === id)?.permissionType}
      />
      <EffectNotice effect={effect} />
      <KeepButtons
        off={off}
        onKeep={() => (removed.length > 0 ? ask(true) : onKeep(access))}
        onCancel={onCancel}
      />
      <DialogContainer onDismiss={() => ask(false)}>
        {asking && (
          <Confirm
            title={words.person.removeTitle(user.name, names)}
            consequences={[
              access.length === 0 ? words.person.noneLeft(user.name, names) : words.person.removeOnly(user.name, names),
            ]}
            verb={words.person.remove}
            isDestructive
            onConfirm={() => onKeep(access)}
          />
        )}
      </DialogContainer>
    </>
  );
}

const offOf = ({ text, field }: Need, { person }: Words) => ({
  reason: person.stillNeeded(text),
  ...(field !== undefined && { field }),
});
