import { Button, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { UserNameRules } from 'countersign';
import { useMemo, useState } from 'react';
import { useLanguage } from '../../language';
import { OffReason } from '../../parts/OffReason';
import { RuleList } from '../../parts/RuleList';
import admin from '../admin';
import { detailsFieldId } from './draft';

interface Props {
  value: string;
  onChange: (userName: string) => void;
  policy: UserNameRules | undefined;
  /** The name that was found to be free, if it was asked for. */
  free: string | undefined;
  onCheck: (userName: string) => Promise<boolean>;
  refused: string | undefined;
}

const stack = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const row = style({
  display: 'flex',
  flexDirection: { default: 'column', sm: 'row' },
  alignItems: { default: 'stretch', sm: 'end' },
  gap: 12,
});
const wide = style({ width: 'full' });
const field = style({ flexGrow: 1, minWidth: 0 });
const text = style({ font: 'body-sm', margin: 0 });

type Checked = { userName: string; isFree: boolean } | 'failed';

/** A user name with its rules; whether it is free is asked once they are met. */
export function UserNameField({ value, onChange, policy, free, onCheck, refused }: Props) {
  const { words } = useLanguage();
  const [checked, setChecked] = useState<Checked>();
  const [pending, setPending] = useState(false);
  const { accepted, rules } = useMemo(
    () => admin.userNameRules({ userName: value, ...(policy && { policy }) }),
    [value, policy],
  );
  const check = (): void => {
    setPending(true);
    onCheck(value)
      .then((isFree) => setChecked({ userName: value, isFree }), () => setChecked('failed'))
      .finally(() => setPending(false));
  };
  const isTaken = checked !== 'failed' && checked?.userName === value && !checked.isFree;
  const error = isTaken ? words.person.userNameTaken : refused;
  return (
    <div className={stack}>
      <div className={row}>
        <div className={field}>
          <TextField
            id={detailsFieldId('userName')}
            label={words.person.fields.userName}
            isRequired
            autoComplete="off"
            value={value}
            onChange={onChange}
            aria-describedby="user-name-rules"
            isInvalid={error !== undefined}
            {...(error !== undefined && { errorMessage: error })}
            styles={wide}
          />
        </div>
        <Button
          id="check-user-name"
          variant="secondary"
          isDisabled={!accepted}
          isPending={pending}
          onPress={check}>
          {words.person.checkAvailability}
        </Button>
      </div>
      {!accepted && <OffReason reason={words.person.rulesFirst} field={detailsFieldId('userName')} />}
      <p className={text} role="status">
        {free === value && value !== '' && words.person.userNameFree(value)}
        {checked === 'failed' && words.person.userNameUnknown}
      </p>
      <RuleList id="user-name-rules" rules={rules} />
    </div>
  );
}
