import { Checkbox } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../../language';
import { wholeOf, type AccessDraft, type GrantableCustomer } from './access';
import { CompanyAccess } from './CompanyAccess';

interface Props {
  customers: readonly GrantableCustomer[];
  value: readonly AccessDraft[];
  onChange: (value: AccessDraft[]) => void;
  /** Why what is chosen at a company cannot be given as it stands. */
  violationsOf?: (access: AccessDraft) => readonly string[];
  /** Whether something is taken away from the role's rights there; nothing where nobody has it yet. */
  typeOf?: (customer: string) => 'default' | 'custom' | undefined;
  /** Of the headings within. */
  level: number;
}

const stack = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const head = style({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  alignItems: 'center',
  columnGap: 16,
  rowGap: 4,
});
const count = style({ font: 'ui', color: 'neutral-subdued', margin: 0 });

/** At which companies a person may act, as what, and on which accounts. */
export function AccessForm({ customers, value, onChange, violationsOf, typeOf, level }: Props) {
  const { words } = useLanguage();
  const chosen = (id: string): AccessDraft | undefined => value.find(({ customer }) => customer === id);
  // In the order of the companies, whatever order they were chosen in.
  const put = (id: string, access: AccessDraft | undefined): void =>
    onChange(customers.flatMap((customer) => (customer.id === id ? access : chosen(customer.id)) ?? []));
  const all = customers.length === value.length;
  return (
    <div className={stack}>
      <div className={head}>
        <p className={count} role="status">{words.person.companiesChosen(value.length, customers.length)}</p>
        {customers.length > 1 && (
          <Checkbox
            isSelected={all}
            isIndeterminate={!all && value.length > 0}
            onChange={(on) => onChange(on ? customers.map((one) => chosen(one.id) ?? wholeOf(one)) : [])}>
            {words.person.allCompanies(customers.length)}
          </Checkbox>
        )}
      </div>
      {customers.map((customer) => {
        const access = chosen(customer.id);
        return (
          <CompanyAccess
            key={customer.id}
            customer={customer}
            access={access}
            type={typeOf?.(customer.id)}
            violations={access === undefined ? [] : (violationsOf?.(access) ?? [])}
            level={level}
            onChange={(next) => put(customer.id, next)}
          />
        );
      })}
    </div>
  );
}
