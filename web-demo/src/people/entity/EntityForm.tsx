import { Button, ButtonGroup, Picker, PickerItem, Text } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMemo, useState } from 'react';
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import { Facts } from '../../parts/Facts';
import { OffReason } from '../../parts/OffReason';
import { grantableOf, type AccessDraft } from '../access/access';
import { AccessForm } from '../access/AccessForm';
import { accessNeeds, needOf, type Need } from '../access/needs';
import type { User } from '../api';
import type { EntityForUser } from '../creating';
import { detailsFieldId, type DetailsDraft, type DetailsField } from '../details/draft';
import { DetailsForm } from '../details/DetailsForm';
import { useDetailsIssues } from '../details/issues';
import { detailsDraftOf } from '../user/detailsEdit';
import { EntityCheck } from './EntityCheck';

interface Props {
  user: User;
  entities: readonly EntityForUser[];
}

/** What is said of somebody who is added. */
export interface Addition {
  entity: EntityForUser;
  details: DetailsDraft;
  access: AccessDraft[];
  customRole: string | undefined;
  group: string | undefined;
}

const stack = style({ display: 'flex', flexDirection: 'column', gap: 24, maxWidth: 800 });
const text = style({ font: 'body', margin: 0 });
const heading = style({ font: 'heading-sm', margin: 0 });
const field = style({ width: { default: 'full', sm: 400 } });
const foot = style({ display: 'flex', flexDirection: 'column', gap: 8, alignItems: 'start' });

const EDITED: readonly DetailsField[] = ['firstName', 'middleName', 'lastName', 'birthDate'];
const COPIED: readonly DetailsField[] = ['email', 'phone', 'ssn', 'licence'];
const NONE = '';

/** Where, as whom, and with what; then everything once more before it is sent. */
export function EntityForm({ user, entities }: Props) {
  const language = useLanguage();
  const { words } = language;
  const { entitlements } = useDesk();
  const [chosen, choose] = useState<string>();
  const [details, type] = useState(detailsDraftOf(user.details));
  const [access, give] = useState<AccessDraft[]>([]);
  const [customRole, copy] = useState<string>();
  const [group, join] = useState<string>();
  const [isChecking, check] = useState(false);
  const entity = entities.find(({ legalEntity }) => legalEntity === chosen);
  const options = entity?.options;
  const today = options?.today ?? entitlements.today;
  const issues = useDetailsIssues(details, EDITED, useMemo(() => ({ today, policy: options?.personPolicy }), [today, options]));
  const customers = useMemo(() => (options ? grantableOf(options) : []), [options]);
  const groups = options?.signatoryGroups.filter(({ customer }) => access.some((one) => one.customer === customer)) ?? [];
  const wrong = EDITED.filter((name) => issues[name] !== undefined);
  const nameOf = (id: string): string => words.name(customers.find((one) => one.id === id)?.name ?? id);
  const needs: Need[] = [
    ...(entity === undefined ? [{ text: words.entity.needsEntity, field: 'entity' }] : []),
    ...wrong.map((name) => ({ text: words.person.fields[name], field: detailsFieldId(name) })),
    ...(customRole === undefined ? accessNeeds(access, today).map((need) => needOf(need, nameOf, language)) : []),
  ];
  if (isChecking && entity !== undefined) {
    return <EntityCheck user={user} addition={{ entity, details, access, customRole, group }} onBack={() => check(false)} />;
  }
  return (
    <div className={stack}>
      <p className={text}>{words.entity.hint}</p>
      <Picker
        id="entity"
        label={words.entity.entity}
        isRequired
        placeholder={words.entity.chooseEntity}
        value={chosen ?? null}
        disabledKeys={entities.filter(({ alreadyThere }) => alreadyThere).map(({ legalEntity }) => legalEntity)}
        onChange={(key) => {
          choose(String(key));
          give([]);
          copy(undefined);
          join(undefined);
        }}
        styles={field}>
        {entities.map(({ legalEntity, name, alreadyThere }) => (
          <PickerItem key={legalEntity} id={legalEntity} textValue={name}>
            <Text slot="label">{name}</Text>
            {alreadyThere && <Text slot="description">{words.entity.alreadyThere}</Text>}
          </PickerItem>
        ))}
      </Picker>
      <h2 className={heading}>{words.person.section.details}</h2>
      <DetailsForm
        draft={details}
        onChange={(changes) => type((now) => ({ ...now, ...changes }))}
        issues={issues}
        without={COPIED}
        region="ES"
      />
      <h3 className={heading}>{words.entity.copiedDetails}</h3>
      <Facts facts={copiedFacts(user, words.person.fields, words.person.none)} />
      {options && (
        <>
          <h2 className={heading}>{words.person.section.access}</h2>
          {options.customRoles.length > 0 && (
            <Picker
              label={words.entity.customRole}
              value={customRole ?? NONE}
              onChange={(key) => copy(key === NONE ? undefined : String(key))}
              styles={field}>
              {[{ id: NONE, title: words.entity.noCustomRole }, ...options.customRoles].map(({ id, title }) => (
                <PickerItem key={id} id={id}>{title}</PickerItem>
              ))}
            </Picker>
          )}
          <AccessForm customers={customers} value={access} onChange={give} level={3} />
          {groups.length > 0 && (
            <Picker
              label={words.entity.group}
              value={group ?? NONE}
              onChange={(key) => join(key === NONE ? undefined : String(key))}
              styles={field}>
              {[{ id: NONE }, ...groups].map(({ id }) => (
                <PickerItem key={id} id={id}>{id === NONE ? words.entity.noGroup : id}</PickerItem>
              ))}
            </Picker>
          )}
        </>
      )}
      <div className={foot}>
        <ButtonGroup>
          <Button id="continue" variant="accent" size="L" isDisabled={needs.length > 0} onPress={() => check(true)}>
            {words.entity.goOn}
          </Button>
        </ButtonGroup>
        {needs[0] && (
          <OffReason
            reason={words.person.stillNeeded(language.say.list(needs.map((need) => need.text)))}
            field={needs[0].field}
          />
        )}
      </div>
    </div>
  );
}

export function copiedFacts(
  { details }: User,
  fields: Readonly<Record<DetailsField, string>>,
  none: string,
) {
  const ends: Partial<Record<DetailsField, string | undefined>> = {
    email: details?.email,
    phone: details?.phone,
    ssn: details?.ssnLast4 && `••\u00a0${details.ssnLast4}`,
    licence: details?.licenceLast4 && `••\u00a0${details.licenceLast4}`,
  };
  // Numbers and addresses are read from the left, whatever the language.
  return COPIED.map((id) => ({
    id,
    name: fields[id],
    value: ends[id] === undefined ? none : <bdi dir="ltr">{ends[id]}</bdi>,
  }));
}
