import { Link } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { lastFour } from '../../display';
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import { Errors } from '../../parts/Errors';
import { Facts } from '../../parts/Facts';
import { linesOf } from '../../parts/Failed';
import { grantableOf } from '../access/access';
import type { Options } from '../creating';
import { useUser } from '../queries';
import { Preview } from './Preview';
import { useChosenRecord } from './record';
import type { CreationDraft, Step } from './draft';
import type { Creation } from './useCreation';

interface Props {
  id: string;
  creation: Creation;
  options: Options;
}

const stack = style({ display: 'flex', flexDirection: 'column', gap: 32 });
const section = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const head = style({ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: 16 });
const heading = style({ font: 'heading-sm', margin: 0 });

/** Everything that was said, before it is sent. */
export function CheckStep({ id, creation, options }: Props) {
  const language = useLanguage();
  const { say, words } = language;
  const { catalogue } = useDesk();
  const { draft, create } = creation;
  const { details, access } = draft;
  const parts = [details.firstName, details.middleName, details.lastName];
  const fullName = parts.filter((part) => part !== '').join(' ');
  const { fields, none } = words.person;
  const { error } = create;
  const customers = useMemo(() => grantableOf(options), [options]);
  const customerOf = (customer: string) => customers.find((one) => one.id === customer);
  const copiedFrom = useCopiedName(draft, options);
  const last4 = useChosenRecord(draft)?.ssnLast4;
  const rolesOf = (customer: string, roles: readonly string[]): string =>
    say.list(roles.map((role) => words.name(customerOf(customer)?.roles.find((one) => one.id === role)?.name ?? role)));
  return (
    <div className={stack}>
      {error && (
        <Errors key={create.submittedAt} title={words.create.notCreated}>{linesOf(error, language).join(' ')}</Errors>
      )}
      <Part id={id} step="details">
        <Facts
          facts={[
            {
              id: 'name',
              name: words.people.fullName,
              value: <bdi>{fullName}</bdi>,
            },
            {
              id: 'birthDate',
              name: fields.birthDate,
              value: details.birthDate === '' ? none : catalogue.say.date(details.birthDate),
            },
            { id: 'email', name: fields.email, value: <bdi>{details.email}</bdi> },
            { id: 'phone', name: fields.phone, value: <bdi dir="ltr">{details.phone}</bdi> },
            { id: 'ssn', name: fields.ssn, value: <bdi>{lastFour(last4 ?? details.ssn)}</bdi> },
            { id: 'licence', name: fields.licence, value: <bdi>{details.licence === '' ? none : lastFour(details.licence)}</bdi> },
            { id: 'userName', name: fields.userName, value: <bdi>{details.userName}</bdi> },
          ]}
        />
      </Part>
      <Part id={id} step="copy">
        <Facts
          facts={[
            {
              id: 'copy',
              name: words.create.startFrom,
              value:
                copiedFrom === undefined
                  ? words.create.startFromRole
                  : words.create.copiedFrom(words.name(copiedFrom)),
            },
          ]}
        />
      </Part>
      <Part id={id} step="access">
        <Facts
          facts={access.map(({ customer, roles, accounts, automaticAccess }) => ({
            id: customer,
            name: customerOf(customer)?.name ?? customer,
            value: words.create.accessLine(
              rolesOf(customer, roles),
              words.person.accountsOf(accounts.length, customerOf(customer)?.accounts.length ?? accounts.length),
              automaticAccess,
            ),
          }))}
        />
      </Part>
      <Preview draft={draft} />
    </div>
  );
}

/** Whose permissions are copied, by name; nothing if nobody's are. */
function useCopiedName({ copy }: CreationDraft, { customRoles }: Options): string | undefined {
  const { data } = useUser(copy?.kind === 'user' ? copy.id : undefined);
  if (copy === undefined || copy.kind === 'none') return undefined;
  const title = customRoles.find(({ id }) => id === copy.id)?.title;
  return (copy.kind === 'user' ? data?.name : title) ?? copy.id;
}

function Part({ id, step, children }: { id: string; step: Step; children: ReactNode }) {
  const { words } = useLanguage();
  const title = words.create.parts[step];
  return (
    <section className={section} aria-label={title}>
      <div className={head}>
        <h2 className={heading}>{title}</h2>
        <Link id={`change-${step}`} href={`/users/new/${id}/${step}`} aria-label={words.create.changePart(title)}>
          {words.create.change}
        </Link>
      </div>
      {children}
    </section>
  );
}
