import { ComboBox, ComboBoxItem, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMemo, useState } from 'react';
import { useLanguage } from '../../language';
import { callingCodesIn, joinPhone, splitPhone } from './callingCodes';

interface Props {
  id: string;
  /** The whole number, with its `+`. */
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
  /** Where most numbers of this bank are. */
  region: string;
  error: string | undefined;
}

const row = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], sm: ['minmax(0, 2fr)', 'minmax(0, 3fr)'] },
  gap: 16,
  alignItems: 'start',
});
const wide = style({ width: 'full' });

/** A phone number: its country from a list, and the number there. */
export function PhoneField({ id, value, onChange, onBlur, region: first, error }: Props) {
  const { locale, words } = useLanguage();
  const codes = useMemo(() => callingCodesIn(locale), [locale]);
  // Of a code that several regions share, the one that was chosen stays.
  const [chosen, choose] = useState(first);
  const { region, rest } = splitPhone(value, chosen);
  return (
    <div className={row}>
      <div>
        <ComboBox
          label={words.person.phoneCountry}
          selectedKey={value === '' ? chosen : region}
          onSelectionChange={(key) => {
            if (key === null) return;
            choose(String(key));
            onChange(joinPhone(String(key), rest));
          }}
          styles={wide}>
          {codes.map(({ region: one, name }) => (
            <ComboBoxItem key={one} id={one} textValue={name}>{name}</ComboBoxItem>
          ))}
        </ComboBox>
      </div>
      <div>
        <TextField
          id={id}
          type="tel"
          label={words.people.phone}
          isRequired
          value={rest}
          onChange={(typed) => onChange(joinPhone(value === '' ? chosen : region, typed))}
          onBlur={onBlur}
          isInvalid={error !== undefined}
          {...(error !== undefined && { errorMessage: error })}
          styles={wide}
        />
      </div>
    </div>
  );
}
