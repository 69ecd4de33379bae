import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { Facts } from '../parts/Facts';
import { useInstant } from '../parts/instant';
import { plainName } from '../display';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 24 });
const note = style({ font: 'body', margin: 0, maxWidth: 640 });

/** A person's own details: to be read here, and changed by an administrator of their company. */
export function Details() {
  const { say, words } = useLanguage();
  const { me, name } = useDesk();
  const instant = useInstant();
  const said = words.account.details;
  const facts: [id: string, name: string, value: string][] = [
    ['name', said.name, [me.name?.first, me.name?.middle, me.name?.last].filter(Boolean).join(' ') || name],
    ['userName', said.userName, me.userName ?? said.unknown],
    ['email', said.email, me.email ?? said.unknown],
    ['phone', said.phone, me.phone ?? said.unknown],
    ...me.customers.map(({ id, name: customer, roles }): [string, string, string] => [
      id,
      customer,
      say.list(roles.map((role) => role.name ?? plainName(role.id))),
    ]),
    ['lastSignIn', said.lastSignIn, me.lastSignInAt === undefined ? said.never : instant(me.lastSignInAt)],
  ];
  return (
    <section className={stack} aria-label={said.label}>
      <Facts facts={facts.map(([id, term, value]) => ({ id, name: term, value: <bdi>{value}</bdi> }))} />
      <p className={note}>{said.fixed}</p>
    </section>
  );
}
