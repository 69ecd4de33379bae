import { SearchField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { Principal } from '../api';
import { personName } from '../display';
import { Initials } from '../frame/Initials';
import { useLanguage, type Language } from '../language';
import { Refused } from './Refused';
import type { DemoPrincipals, DemoUser } from './calls';

interface Props {
  principals: DemoPrincipals;
  /** Why the last one who was chosen was not let in. */
  error: Error | null;
  onChoose: (principal: Principal) => void;
  autoFocus?: boolean;
}

interface Person {
  principal: Principal;
  name: string;
  company: string;
  about: string;
}

const body = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const text = style({ font: 'body-sm', margin: 0 });
const group = style({ font: 'title-sm', margin: 0, marginBottom: 4 });
const list = style({ listStyleType: 'none', margin: 0, padding: 0 });
const choice = style({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  width: 'full',
  boxSizing: 'border-box',
  padding: 8,
  borderStyle: 'none',
  borderRadius: 'default',
  backgroundColor: { default: 'transparent', ':hover': 'gray-100' },
  textAlign: 'start',
  cursor: 'pointer',
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
});
const lines = style({ display: 'flex', flexDirection: 'column', minWidth: 0 });
const personLine = style({ font: 'ui' });
const aboutLine = style({ font: 'ui-sm', color: 'neutral-subdued' });

/** The people of the local demo, by company. */
export function PeopleToTry({ principals, error, onChoose, autoFocus = false }: Props) {
  const language = useLanguage();
  const [typed, type] = useState('');
  const { search, nobody, noCompany } = language.words.tryAs;
  const wanted = typed.trim().toLocaleLowerCase();
  const people = peopleOf(principals, language, noCompany).filter(({ name, company }) =>
    `${name} ${company}`.toLocaleLowerCase().includes(wanted),
  );
  return (
    <div className={body}>
      {error && <Refused error={error} />}
      <SearchField
        label={search}
        autoFocus={autoFocus}
        value={typed}
        onChange={type}
        styles={style({ width: 'full' })}
      />
      {[...byCompany(people)].map(([company, members]) => (
        <Group key={company} company={company} people={members} onChoose={onChoose} />
      ))}
      {people.length === 0 && <p role="status" className={text}>{nobody(typed)}</p>}
    </div>
  );
}

interface GroupProps {
  company: string;
  people: Person[];
  onChoose: (principal: Principal) => void;
}

function Group({ company, people, onChoose }: GroupProps) {
  return (
    <section>
      <h3 className={group}><bdi>{company}</bdi></h3>
      <ul className={list}>
        {people.map(({ principal, name, about }) => (
          <li key={`${principal.legalEntity} ${principal.user}`}>
            <button type="button" className={choice} onClick={() => onChoose(principal)}>
              <Initials name={name} />
              <span className={lines}>
                <span className={personLine}>{name}</span>
                <span className={aboutLine}>{about}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** With the bank before the company, where they are of several banks. */
function peopleOf({ legalEntities }: DemoPrincipals, language: Language, noCompany: string): Person[] {
  const isOne = legalEntities.length === 1;
  return legalEntities.flatMap(({ id: legalEntity, name: bank, users }) =>
    users.map((user) => ({
      principal: { legalEntity, user: user.id },
      name: user.name ?? personName(user.id),
      company: [...(isOne ? [] : [bank]), user.customers[0]?.name ?? noCompany].join(' · '),
      about: describe(user, language),
    })),
  );
}

/** The companies, and the status of who is not active. */
function describe({ status, customers }: DemoUser, { say, words }: Language): string {
  const companies = say.list(customers.map(({ name }) => words.name(name)));
  return status === 'active' ? companies : [say.word('userStatus', status), companies].join(' · ');
}

function byCompany(people: Person[]): Map<string, Person[]> {
  const companies = new Map<string, Person[]>();
  for (const person of people) companies.set(person.company, [...(companies.get(person.company) ?? []), person]);
  return companies;
}
