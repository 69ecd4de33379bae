import { DateField, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { parseDate } from '@internationalized/date';
import { useState, type ReactNode } from 'react';
import { useLanguage } from '../../language';
import { detailsFieldId, type DetailsDraft, type DetailsField } from './draft';
import type { DetailsIssues } from './issues';
import { PhoneField } from './PhoneField';

interface Props {
  draft: DetailsDraft;
  onChange: (changes: Partial<DetailsDraft>) => void;
  issues: DetailsIssues;
  /** What the service said of a field; the package knows nothing of it. */
  refused?: Partial<Record<DetailsField, string>>;
  /** Those that cannot be changed: they are shown by who uses this form. */
  without?: readonly DetailsField[];
  /** Beneath the field of the licence number. */
  licenceNow?: string | undefined;
  region: string;
  /** Whether every field says what it lacks, also those that nobody has been in. */
  showAll?: boolean;
  children?: ReactNode;
}

const grid = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], md: ['minmax(0, 1fr)', 'minmax(0, 1fr)'] },
  columnGap: 24,
  rowGap: 16,
  alignItems: 'start',
});
const whole = style({ gridColumnStart: 1, gridColumnEnd: -1 });
const wide = style({ width: 'full' });

const AUTOCOMPLETE = 'off';

/** The fields of a person's details; each says what is wrong with it once somebody has been in it. */
export function DetailsForm(props: Props) {
  const { draft, onChange, issues, refused = {}, without = [], licenceNow, region, showAll = false, children } = props;
  const { say, words } = useLanguage();
  const [left, leave] = useState<readonly DetailsField[]>([]);
  const errorOf = (field: DetailsField): string | undefined => {
    const issue = issues[field];
    if (issue !== undefined && (showAll || left.includes(field))) return say.text(issue);
    return refused[field];
  };
  const field = (name: DetailsField) => {
    const error = errorOf(name);
    return {
      id: detailsFieldId(name),
      label: words.person.fields[name],
      value: draft[name],
      autoComplete: AUTOCOMPLETE,
      onChange: (text: string) => onChange({ [name]: text }),
      onBlur: () => leave((now) => [...now, name]),
      isInvalid: error !== undefined,
      ...(error !== undefined && { errorMessage: error }),
      styles: wide,
    };
  };
  const has = (name: DetailsField): boolean => !without.includes(name);
  const birthError = errorOf('birthDate');
  return (
    <div className={grid}>
      {has('firstName') && <TextField {...field('firstName')} isRequired />}
      {has('middleName') && <TextField {...field('middleName')} />}
      {has('lastName') && <TextField {...field('lastName')} isRequired />}
      {has('birthDate') && (
        <DateField
          id={detailsFieldId('birthDate')}
          label={words.person.fields.birthDate}
          value={draft.birthDate === '' ? null : parseDate(draft.birthDate)}
          onChange={(date) => onChange({ birthDate: date?.toString() ?? '' })}
          onBlur={() => leave((now) => [...now, 'birthDate'])}
          isInvalid={birthError !== undefined}
          {...(birthError !== undefined && { errorMessage: birthError })}
          styles={wide}
        />
      )}
      {has('email') && <TextField {...field('email')} type="email" isRequired />}
      {has('phone') && (
        <div className={whole}>
          <PhoneField
            id={detailsFieldId('phone')}
            value={draft.phone}
            region={region}
            onChange={(phone) => onChange({ phone })}
            onBlur={() => leave((now) => [...now, 'phone'])}
            error={errorOf('phone')}
          />
        </div>
      )}
      {has('ssn') && <TextField {...field('ssn')} isRequired description={words.person.ssnHint} inputMode="numeric" />}
      {has('licence') && (
        <TextField
          {...field('licence')}
          {...(licenceNow !== undefined && { description: words.person.licenceNow(licenceNow) })}
        />
      )}
      {children}
    </div>
  );
}
