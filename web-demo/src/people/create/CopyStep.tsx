import { Picker, PickerItem, Radio, RadioGroup } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useLanguage } from '../../language';
import type { Options } from '../creating';
import { useCopiedAccess } from './queries';
import type { Copy } from './draft';
import type { Creation } from './useCreation';
import { UserChoice } from './UserChoice';

interface Props {
  creation: Creation;
  options: Options;
}

type Kind = Copy['kind'];
const KINDS: readonly Kind[] = ['none', 'user', 'customRole'];

const stack = style({ display: 'flex', flexDirection: 'column', gap: 24 });
const field = style({ width: { default: 'full', sm: 400 } });
const text = style({ font: 'body', margin: 0 });

/** Whose permissions the new user starts with; the next step shows them, and everything can still be changed. */
export function CopyStep({ creation, options }: Props) {
  const { words } = useLanguage();
  const { draft, change } = creation;
  const [kind, choose] = useState<Kind | undefined>(draft.copy?.kind);
  const { mutate: copyAccess } = useCopiedAccess();
  const copied = draft.copy?.kind === kind && draft.copy?.kind !== 'none' ? draft.copy?.id : undefined;
  const copy = (chosen: Exclude<Copy, { kind: 'none' }>): void => {
    change({ copy: chosen });
    copyAccess(chosen, { onSuccess: (access) => change({ access }) });
  };
  return (
    <div className={stack}>
      <p className={text}>{words.create.copyHint}</p>
      <RadioGroup
        label={words.create.startFrom}
        value={kind ?? null}
        onChange={(key) => {
          const next = KINDS.find((one) => one === key);
          choose(next);
          change({ copy: next === 'none' ? { kind: next } : undefined });
        }}>
        <Radio value="none">{words.create.startFromRole}</Radio>
        <Radio value="user">{words.create.copyUser}</Radio>
        {options.customRoles.length > 0 && <Radio value="customRole">{words.create.copyCustomRole}</Radio>}
      </RadioGroup>
      {kind === 'user' && <UserChoice chosen={copied} onChoose={(id) => copy({ kind, id })} />}
      {kind === 'customRole' && (
        <Picker
          label={words.create.customRole}
          isRequired
          placeholder={words.create.chooseCustomRole}
          value={copied ?? null}
          onChange={(key) => copy({ kind, id: String(key) })}
          styles={field}>
          {options.customRoles.map(({ id, title }) => (
            <PickerItem key={id} id={id}>{title}</PickerItem>
          ))}
        </Picker>
      )}
    </div>
  );
}
