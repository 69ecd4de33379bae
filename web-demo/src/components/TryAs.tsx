import { Header, Heading, Picker, PickerItem, PickerSection, Text } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Messages } from 'countersign/messages';
import type { DemoPrincipals, DemoUser, Principal } from '../api';
import { personName } from '../display';
import { useLanguage } from '../language';
import { useMediaQuery } from '../media';

interface Props {
  principals: DemoPrincipals;
  principal: Principal;
  onChoose: (chosen: Principal) => void;
}

const keyOf = ({ legalEntity, user }: Principal): string => JSON.stringify([legalEntity, user]);

function principalOf(key: string): Principal {
  const [legalEntity, user] = JSON.parse(key) as [string, string];
  return { legalEntity, user };
}

const panel = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], lg: ['minmax(0, 5fr)', 'minmax(0, 6fr)'] },
  columnGap: 40,
  rowGap: 12,
  alignItems: 'center',
  paddingX: 16,
  paddingY: 12,
  borderRadius: 'lg',
  borderStyle: 'dashed',
  borderWidth: 1,
  borderColor: 'gray-500',
});
const note = style({ font: 'body-sm', margin: 0 });

/** The local demo's stand-in for a sign-in. */
export function TryAs({ principals, principal, onChoose }: Props) {
  const { words } = useLanguage();
  const wide = useMediaQuery('(min-width: 480px)');
  const { label, note: about, noCompany } = words.tryAs;
  return (
    <div className={panel}>
      <Picker
        label={label}
        labelPosition={wide ? 'side' : 'top'}
        value={keyOf(principal)}
        onChange={(key) => {
          if (key !== null) onChoose(principalOf(String(key)));
        }}
        styles={style({ width: 'full' })}>
        {principals.legalEntities.flatMap((entity) =>
          [...byCompany(entity.users, noCompany)].map(([company, users]) => (
            <PickerSection key={`${entity.id} ${company}`}>
              <Header>
                <Heading>{company}</Heading>
              </Header>
              {users.map((user) => (
                <UserItem key={user.id} id={keyOf({ legalEntity: entity.id, user: user.id })} user={user} />
              ))}
            </PickerSection>
          )),
        )}
      </Picker>
      <p className={note}>{about}</p>
    </div>
  );
}

function UserItem({ id, user }: { id: string; user: DemoUser }) {
  const { say } = useLanguage();
  const name = personName(user.id);
  return (
    <PickerItem id={id} textValue={name}>
      <Text slot="label">{name}</Text>
      <Text slot="description">{describe(user, say)}</Text>
    </PickerItem>
  );
}

/** The companies, and the status of who is not active. */
function describe({ status, customers }: DemoUser, say: Messages): string {
  const companies = customers.map((customer) => customer.name);
  return say.list(status === 'active' ? companies : [say.word('userStatus', status), ...companies]);
}

function byCompany(users: DemoUser[], noCompany: string): Map<string, DemoUser[]> {
  const companies = new Map<string, DemoUser[]>();
  for (const user of users) {
    const company = user.customers[0]?.name ?? noCompany;
    companies.set(company, [...(companies.get(company) ?? []), user]);
  }
  return companies;
}
