import { ComboBox, ComboBoxItem, Text } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useLanguage } from '../../language';
import { useSettled } from '../../parts/useSettled';
import { useUser, useUsers } from '../queries';

interface Props {
  chosen: string | undefined;
  onChoose: (user: string) => void;
}

const field = style({ width: { default: 'full', sm: 400 } });

/** Somebody out of all who may act for the companies, found by what is typed. */
export function UserChoice({ chosen, onChoose }: Props) {
  const { say, words } = useLanguage();
  const { data: known } = useUser(chosen);
  const name = known?.name ?? '';
  const [typed, type] = useState<string>();
  const shown = typed ?? name;
  const wanted = useSettled(shown === name ? '' : shown.trim());
  const { data } = useUsers(wanted === '' ? {} : { q: wanted });
  const items = data?.items ?? [];
  return (
    <ComboBox
      label={words.create.person}
      isRequired
      items={items}
      inputValue={shown}
      onInputChange={type}
      selectedKey={chosen ?? null}
      onSelectionChange={(key) => {
        const user = items.find(({ id }) => id === key);
        if (user === undefined) return;
        type(user.name);
        onChoose(user.id);
      }}
      styles={field}>
      {(user) => (
        <ComboBoxItem id={user.id} textValue={user.name}>
          <Text slot="label">{user.name}</Text>
          <Text slot="description">{say.list([...new Set(user.roles.map((role) => role.name))])}</Text>
        </ComboBoxItem>
      )}
    </ComboBox>
  );
}
