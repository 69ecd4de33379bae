import { Badge, Disclosure, DisclosurePanel, DisclosureTitle } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { plainName } from '../../display';
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import { Facts } from '../../parts/Facts';
import { Notice } from '../../parts/Notice';
import type { AccessDraft } from '../access/access';
import { accessDifference, accessDraftOf } from '../access/accessEdit';
import type { User } from '../api';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const card = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  padding: { default: 16, sm: 20 },
  borderRadius: 'lg',
  borderStyle: 'solid',
  borderWidth: 1,
  borderColor: 'gray-200',
});
const head = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 });
const heading = style({ font: 'title', margin: 0 });
const list = style({ margin: 0, paddingStart: 20, font: 'ui', display: 'flex', flexDirection: 'column', gap: 4 });
const wide = style({ width: 'full' });

/** The companies of a person as they will be: what is kept and not sent yet is marked. */
export function AccessFacts({ user, kept }: { user: User; kept: AccessDraft[] | undefined }) {
  const { words } = useLanguage();
  const now = accessDraftOf(user.customers);
  const shown = kept ?? now;
  const { added, changed } = accessDifference(now, shown);
  const unsent = [...added, ...changed.map(({ after }) => after)].map(({ customer }) => customer);
  if (shown.length === 0) return <Notice title={words.person.noCompany} detail={[words.person.noCompanyNext]} />;
  return (
    <div className={stack}>
      {shown.map((access) => (
        <Company key={access.customer} user={user} access={access} isUnsent={unsent.includes(access.customer)} />
      ))}
    </div>
  );
}

interface CompanyProps {
  user: User;
  access: AccessDraft;
  isUnsent: boolean;
}

function Company({ user, access, isUnsent }: CompanyProps) {
  const { say, words } = useLanguage();
  const { catalogue, entitlements } = useDesk();
  const { roles, accounts, automaticAccess, customer } = access;
  const saved = user.customers.find((one) => one.customer === customer);
  const roleName = (id: string): string =>
    saved?.roles.find((role) => role.id === id)?.name ??
    entitlements.snapshot.roles.find((role) => role.id === id)?.name ??
    plainName(id);
  const name = saved?.name ?? catalogue.nameOf('customer', customer);
  return (
    <section className={card} aria-label={name}>
      <div className={head}>
        <h3 className={heading}><bdi>{name}</bdi></h3>
        {saved?.permissionType && (
          <Badge variant={saved.permissionType === 'custom' ? 'informative' : 'neutral'} fillStyle="subtle" size="S">
            {say.word('permissionType', saved.permissionType)}
          </Badge>
        )}
        {isUnsent && <Badge variant="notice" fillStyle="subtle" size="S">{words.person.unsent}</Badge>}
      </div>
      <Facts
        facts={[
          { id: 'role', name: words.people.role, value: say.list(roles.map((role) => words.name(roleName(role)))) },
          {
            id: 'automatic',
            name: words.person.newAccounts,
            value: automaticAccess ? words.person.addedByThemselves : words.person.notAdded,
          },
        ]}
      />
      <Disclosure isQuiet size="S" styles={wide}>
        <DisclosureTitle level={4}>
          {words.person.accountsOf(accounts.length, saved?.accounts.total ?? accounts.length)}
        </DisclosureTitle>
        <DisclosurePanel>
          <ul className={list}>
            {accounts.map((id) => (
              <li key={id}>{catalogue.nameOf('account', id)}</li>
            ))}
          </ul>
        </DisclosurePanel>
      </Disclosure>
    </section>
  );
}
