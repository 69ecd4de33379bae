import { Badge, Link } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import { Facts } from '../../parts/Facts';
import { useInstant } from '../../parts/instant';
import type { User, UserDetails } from '../api';
import type { DetailsDraft, DetailsField } from '../details/draft';
import { changedFields, detailsDraftOf } from './detailsEdit';
import { IdentityNumber } from './IdentityNumber';

interface Props {
  user: string;
  details: UserDetails;
  mayReveal: boolean;
  kept: DetailsDraft | undefined;
  /** What became of the check of the person, where the reader is told. */
  screening: User['screening'];
}

const line = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 });

/** The details as they will be: what is kept and not sent yet is marked. */
export function DetailsFacts({ user, details, mayReveal, kept, screening }: Props) {
  const { words } = useLanguage();
  const moment = useInstant();
  const { catalogue } = useDesk();
  const { fields, none, screening: said } = words.person;
  const draft = kept ?? detailsDraftOf(details);
  const changed = kept === undefined ? [] : changedFields(detailsDraftOf(details), kept);
  const fact = (id: DetailsField, value: ReactNode) => ({
    id,
    name: fields[id],
    value: changed.includes(id) ? (
      <span className={line}>
        {value}
        <Badge variant="notice" fillStyle="subtle" size="S">{words.person.unsent}</Badge>
      </span>
    ) : (
      value
    ),
  });
  return (
    <Facts
      facts={[
        fact('firstName', <bdi>{draft.firstName}</bdi>),
        fact('middleName', <bdi>{draft.middleName || none}</bdi>),
        fact('lastName', <bdi>{draft.lastName}</bdi>),
        fact('birthDate', draft.birthDate === '' ? none : catalogue.say.date(draft.birthDate)),
        fact('email', <Link href={`mailto:${draft.email}`}><bdi>{draft.email}</bdi></Link>),
        fact('phone', <bdi dir="ltr">{draft.phone}</bdi>),
        fact('ssn', <IdentityNumber {...{ user, mayReveal }} kind="ssn" last4={details.ssnLast4} />),
        fact(
          'licence',
          kept?.licence ? (
            <bdi>{kept.licence}</bdi>
          ) : (
            <IdentityNumber {...{ user, mayReveal }} kind="licence" last4={details.licenceLast4} />
          ),
        ),
        fact('userName', <bdi>{details.userName ?? none}</bdi>),
        ...(screening
          ? [{ id: 'screening', name: said.name, value: said.found(screening.state, moment(screening.screenedAt)) }]
          : []),
      ]}
    />
  );
}
