import { Checkbox, CheckboxGroup } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { lastFour, plainName } from '../../display';
import { useLanguage } from '../../language';
import type { GrantableAccount } from './access';

interface Props {
  id: string;
  accounts: readonly GrantableAccount[];
  value: readonly string[];
  onChange: (value: string[]) => void;
}

const stack = style({ display: 'flex', flexDirection: 'column', gap: 12, paddingTop: 8 });

/** The accounts of a company that may be given; all of them at once, too. */
export function AccountChoices({ id, accounts, value, onChange }: Props) {
  const { words } = useLanguage();
  const all = value.length === accounts.length;
  return (
    <div className={stack}>
      <Checkbox
        isSelected={all}
        isIndeterminate={!all && value.length > 0}
        onChange={(on) => onChange(on ? accounts.map((account) => account.id) : [])}>
        {words.person.allAccounts(accounts.length)}
      </Checkbox>
      <CheckboxGroup id={id} aria-label={words.accounts.account} value={[...value]} onChange={onChange}>
        {accounts.map((account) => (
          <Checkbox key={account.id} value={account.id}>
            {labelOf(account)}
          </Checkbox>
        ))}
      </CheckboxGroup>
    </div>
  );
}

const labelOf = ({ id, name, type, last4 }: GrantableAccount): string =>
  [name ?? plainName(type ?? id), ...(last4 === undefined ? [] : [lastFour(last4)])].join(' ');
