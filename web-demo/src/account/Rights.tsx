import { SearchField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMemo, useState } from 'react';
import { useDesk } from '../frame/desk';
import { administratorsOf } from '../frame/names';
import { useLanguage, type Language } from '../language';
import { useMediaQuery } from '../media';
import { Facts } from '../parts/Facts';
import { Notice } from '../parts/Notice';
import { rightsOf, type CompanyRights, type FeatureRights } from './myRights';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 24 });
const note = style({ font: 'body', margin: 0 });
const heading = style({ font: 'heading-sm', margin: 0, marginBottom: 8 });
const table = style({ width: 'full', borderCollapse: 'collapse' });
const cell = style({
  font: 'ui',
  fontWeight: { default: 'normal', isHead: 'bold' },
  textAlign: 'start',
  verticalAlign: 'top',
  paddingY: 12,
  paddingEnd: 16,
  borderColor: 'gray-200',
  borderStyle: 'solid',
  borderWidth: 0,
  borderBottomWidth: 1,
  width: { default: 'auto', isFeature: { default: '[40%]', md: 320 } },
  overflowWrap: 'anywhere',
});
const lines = style({ listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 4 });
const where = style({ color: 'neutral-subdued' });

/** What a person may do, as the engine answers it here; to be read only. */
export function Rights() {
  const { say, words } = useLanguage();
  const desk = useDesk();
  const [typed, type] = useState('');
  const said = words.account.rights;
  const companies = useMemo(() => rightsOf(desk, say), [desk, say]);
  const wanted = typed.trim().toLocaleLowerCase();
  const found = companies
    .map((company) => ({ ...company, features: company.features.filter((feature) => matches(feature, wanted)) }))
    .filter(({ features }) => wanted === '' || features.length > 0);
  const people = administratorsOf(desk.me);
  const ask = people.length === 0 ? words.states.askAdministrator : said.canChange(say.list(people), people.length);
  return (
    <section className={stack} aria-label={said.label}>
      <p className={note}>{`${said.note} ${ask}`}</p>
      <SearchField
        aria-label={said.search}
        placeholder={said.search}
        value={typed}
        onChange={type}
        styles={style({ width: { default: 'full', md: 288 } })}
      />
      {found.map((company) => (
        <Company key={company.id} company={company} />
      ))}
      {found.length === 0 && <Notice title={wanted === '' ? said.none : said.noMatch(typed)} />}
    </section>
  );
}

function Company({ company: { name, features } }: { company: CompanyRights }) {
  const { words } = useLanguage();
  const narrow = useMediaQuery('(max-width: 767px)');
  const said = words.account.rights;
  return (
    <section>
      <h2 className={heading}><bdi>{name}</bdi></h2>
      {features.length === 0 && <p className={note}>{said.none}</p>}
      {narrow && (
        <Facts facts={features.map((feature) => ({ ...feature, value: <RightsIn feature={feature} /> }))} />
      )}
      {!narrow && features.length > 0 && (
        <table className={table} aria-label={name}>
          <thead>
            <tr>
              <th scope="col" className={cell({ isHead: true, isFeature: true })}>{said.feature}</th>
              <th scope="col" className={cell({ isHead: true })}>{words.accounts.rights}</th>
            </tr>
          </thead>
          <tbody>
            {features.map((feature) => (
              <Row key={feature.id} feature={feature} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ feature }: { feature: FeatureRights }) {
  return (
    <tr>
      <th scope="row" className={cell({ isFeature: true })}>{feature.name}</th>
      <td className={cell({})}>
        <RightsIn feature={feature} />
      </td>
    </tr>
  );
}

function RightsIn({ feature: { rights } }: { feature: FeatureRights }) {
  const language = useLanguage();
  return (
    <ul className={lines}>
      {rights.map(({ levels, on, of }) => (
        <li key={levels.join()}>
          {language.say.list(levels)}
          {on !== undefined && of !== undefined && (
            <span className={where}>{` ${whereText(on, of, language)}`}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function whereText(on: number, of: number, { words }: Language): string {
  const { allAccounts, accounts } = words.account.rights;
  return on === of ? allAccounts(of) : accounts(on, of);
}

const matches = ({ name, rights }: FeatureRights, wanted: string): boolean =>
  [name, ...rights.flatMap(({ levels }) => levels)].some((text) => text.toLocaleLowerCase().includes(wanted));
