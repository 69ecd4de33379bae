import { Button, ButtonGroup, LinkButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import { useOnline } from '../../online';
import { CopyText } from '../../parts/CopyText';
import { Errors } from '../../parts/Errors';
import { Facts } from '../../parts/Facts';
import { linesOf } from '../../parts/Failed';
import { OffReason } from '../../parts/OffReason';
import { grantableOf } from '../access/access';
import type { User } from '../api';
import { copiedFacts, type Addition } from './EntityForm';
import { useAddToEntity } from './queries';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 24, maxWidth: 800 });
const heading = style({ font: 'heading', margin: 0, outlineStyle: 'none' });

interface Props {
  user: User;
  addition: Addition;
  onBack: () => void;
}

/** Everything that was said, before it is sent; then that it is done. */
export function EntityCheck({ user, addition, onBack }: Props) {
  const language = useLanguage();
  const { say, words } = language;
  const { catalogue } = useDesk();
  const isOnline = useOnline();
  const { mutate, data, error, isPending, submittedAt } = useAddToEntity();
  const [key] = useState(() => crypto.randomUUID());
  const h2 = useRef<HTMLHeadingElement>(null);
  const isAdded = data !== undefined;
  useEffect(() => h2.current?.focus(), [isAdded]);
  const { entity, details, access, customRole, group } = addition;
  const name = [details.firstName, details.middleName, details.lastName].filter((part) => part !== '').join(' ');
  const customers = entity.options ? grantableOf(entity.options) : [];
  const lineOf = ({ customer, roles, accounts, automaticAccess }: Addition['access'][number]) => {
    const known = customers.find(({ id }) => id === customer);
    const named = roles.map((role) => words.name(known?.roles.find(({ id }) => id === role)?.name ?? role));
    const total = known?.accounts.length ?? accounts.length;
    return {
      id: customer,
      name: known?.name ?? customer,
      value: words.create.accessLine(say.list(named), words.person.accountsOf(accounts.length, total), automaticAccess),
    };
  };
  if (data !== undefined) {
    return (
      <div className={stack}>
        <h2 ref={h2} tabIndex={-1} className={heading}>{words.entity.added(name, entity.name)}</h2>
        <Facts
          facts={[
            {
              id: 'reference',
              name: words.payment.reference,
              value: <CopyText short={data.reference} whole={data.reference} />,
            },
            { id: 'userName', name: words.person.fields.userName, value: <bdi>{data.userName}</bdi> },
          ]}
        />
        <ButtonGroup>
          <LinkButton variant="accent" href={`/users/${user.id}/details`}>{words.create.view}</LinkButton>
          <LinkButton variant="secondary" href="/users">{words.create.viewAll}</LinkButton>
        </ButtonGroup>
      </div>
    );
  }
  return (
    <div className={stack}>
      {error && <Errors key={submittedAt} title={words.entity.notAdded}>{linesOf(error, language).join(' ')}</Errors>}
      <h2 ref={h2} tabIndex={-1} className={heading}>{words.entity.check}</h2>
      <Facts
        facts={[
          { id: 'entity', name: words.entity.entity, value: <bdi>{entity.name}</bdi> },
          { id: 'name', name: words.people.fullName, value: <bdi>{name}</bdi> },
          {
            id: 'birthDate',
            name: words.person.fields.birthDate,
            value: details.birthDate === '' ? words.person.none : catalogue.say.date(details.birthDate),
          },
          ...copiedFacts(user, words.person.fields, words.person.none),
          ...access.map(lineOf),
          ...(group === undefined ? [] : [{ id: 'group', name: words.entity.group, value: group }]),
        ]}
      />
      <ButtonGroup>
        <Button
          id="add-to-entity"
          variant="accent"
          size="L"
          isPending={isPending}
          isDisabled={!isOnline}
          onPress={() =>
            mutate({
              user: user.id,
              key,
              body: {
                legalEntity: entity.legalEntity,
                firstName: details.firstName,
                lastName: details.lastName,
                ...(details.middleName !== '' && { middleName: details.middleName }),
                ...(details.birthDate !== '' && { birthDate: details.birthDate }),
                ...(access.length > 0 && { customers: access }),
                ...(customRole !== undefined && { customRole }),
                ...(group !== undefined && { signatoryGroup: group }),
              },
            })
          }>
          {words.entity.add}
        </Button>
        <Button variant="secondary" size="L" onPress={onBack}>{words.entity.back}</Button>
      </ButtonGroup>
      {!isOnline && <OffReason reason={words.states.offline} />}
    </div>
  );
}
