import {
  Badge,
  Checkbox,
  Disclosure,
  DisclosurePanel,
  DisclosureTitle,
  Picker,
  PickerItem,
  Switch,
  Text,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../../language';
import { Violations } from './Violations';
import { accessFieldId, wholeOf, type AccessDraft, type GrantableCustomer } from './access';
import { AccountChoices } from './AccountChoices';

interface Props {
  customer: GrantableCustomer;
  access: AccessDraft | undefined;
  type: 'default' | 'custom' | undefined;
  violations: readonly string[];
  /** Of the headings within. */
  level: number;
  onChange: (access: AccessDraft | undefined) => void;
}

const card = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  padding: { default: 16, sm: 20 },
  borderRadius: 'lg',
  borderStyle: 'solid',
  borderWidth: 1,
  borderColor: { default: 'gray-200', isChosen: 'gray-500' },
});
const head = style({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  alignItems: 'center',
  columnGap: 16,
  rowGap: 8,
});
const facts = style({ display: 'flex', alignItems: 'center', gap: 8, font: 'ui' });
const name = style({ font: 'title-sm' });
const body = style({ display: 'flex', flexDirection: 'column', gap: 16, alignItems: 'start' });
const role = style({ width: { default: 'full', sm: 320 } });
const wide = style({ width: 'full' });

/** What a person gets at one company; nothing as long as it is not ticked. */
export function CompanyAccess({ customer, access, type, violations, level, onChange }: Props) {
  const { say, words } = useLanguage();
  const { id, accounts, roles } = customer;
  const selected = access?.accounts.length ?? 0;
  // What somebody has already may stay, and be taken away.
  const closed = roles.filter((one) => !one.isOpen && !access?.roles.includes(one.id)).map((one) => one.id);
  return (
    <section className={card({ isChosen: access !== undefined })} aria-label={customer.name}>
      <div className={head}>
        <Checkbox
          id={accessFieldId(id, 'company')}
          isSelected={access !== undefined}
          onChange={(on) => onChange(on ? wholeOf(customer) : undefined)}>
          <bdi className={name}>{customer.name}</bdi>
        </Checkbox>
        <span className={facts}>
          {words.person.accountsOf(selected, accounts.length)}
          {type && <Badge variant="neutral" fillStyle="subtle" size="S">{say.word('permissionType', type)}</Badge>}
        </span>
      </div>
      {access && (
        <div className={body}>
          <Picker
            id={accessFieldId(id, 'roles')}
            label={words.people.role}
            isRequired
            selectionMode="multiple"
            placeholder={words.person.chooseRole}
            value={access.roles}
            disabledKeys={closed}
            onChange={(keys) => onChange({ ...access, roles: keys.map(String) })}
            styles={role}>
            {roles.map((one) => (
              <PickerItem key={one.id} id={one.id} textValue={one.name}>
                <Text slot="label">{one.name}</Text>
                {!one.isOpen && <Text slot="description">{words.person.roleNotYours}</Text>}
              </PickerItem>
            ))}
          </Picker>
          <Switch
            isSelected={access.automaticAccess}
            onChange={(automaticAccess) => onChange({ ...access, automaticAccess })}>
            {words.person.automaticAccess}
          </Switch>
          <Disclosure isQuiet size="S" styles={wide}>
            <DisclosureTitle level={level}>{words.person.accountsOf(selected, accounts.length)}</DisclosureTitle>
            <DisclosurePanel>
              <AccountChoices
                id={accessFieldId(id, 'accounts')}
                accounts={accounts}
                value={access.accounts}
                onChange={(next) => onChange({ ...access, accounts: next })}
              />
            </DisclosurePanel>
          </Disclosure>
          <Violations lines={violations} level={level} />
        </div>
      )}
    </section>
  );
}
