import { Checkbox, TextField } from '@react-spectrum/s2';
import CheckmarkCircle from '@react-spectrum/s2/icons/CheckmarkCircle';
import Circle from '@react-spectrum/s2/icons/Circle';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { RulesAnswer } from 'countersign';
import { useState } from 'react';
import { useLanguage } from '../language';
import { Spoken } from '../parts/Spoken';

const block = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const full = style({ width: 'full' });
const list = style({ listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 8 });
const rule = style({ display: 'flex', alignItems: 'start', gap: 8, font: 'ui' });

interface Props {
  value: string;
  onChange: (value: string) => void;
  /** The state of each rule; nothing while it is not known. */
  rules: RulesAnswer | undefined;
  /** What was wrong with it when it was sent. */
  error?: string | undefined;
}

/** A password that is being chosen, above its rules: they tick while it is typed. */
export function NewPassword({ value, onChange, rules, error }: Props) {
  const { say, words } = useLanguage();
  const [isShown, show] = useState(false);
  const open = rules?.rules.filter(({ satisfied }) => !satisfied) ?? [];
  const spoken = value === '' ? '' : open.map((one) => `${say.text(one)}: ${words.password.notMet}`).join('. ');
  return (
    <div className={block}>
      <TextField
        id="new-password"
        name="new-password"
        type={isShown ? 'text' : 'password'}
        label={words.password.new}
        autoComplete="new-password"
        spellCheck="false"
        value={value}
        onChange={onChange}
        isInvalid={error !== undefined}
        {...(error !== undefined && { errorMessage: error })}
        styles={full}
      />
      <Checkbox isSelected={isShown} onChange={show}>{words.password.show}</Checkbox>
      {rules && (
        <ul className={list} aria-label={words.password.rules}>
          {rules.rules.map((one) => (
            <li key={one.rule} className={rule} data-met={one.satisfied && value !== ''}>
              <Mark isMet={one.satisfied && value !== ''} />
              <span>
                {say.text(one)}
                <span className="only-spoken">
                  {`, ${one.satisfied && value !== '' ? words.password.met : words.password.notMet}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Spoken text={spoken} />
    </div>
  );
}

function Mark({ isMet }: { isMet: boolean }) {
  return isMet ? (
    <CheckmarkCircle styles={iconStyle({ size: 'S', color: 'positive' })} />
  ) : (
    <Circle styles={iconStyle({ size: 'S', color: 'gray' })} />
  );
}
