import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Catalogue } from '../catalogue';
import { lastFour, plainName } from '../display';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { Notice } from '../parts/Notice';
import type { UsableAccount } from '../payments/possibilities';

const section = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const heading = style({ font: 'heading-sm', margin: 0 });
const companies = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], lg: ['minmax(0, 1fr)', 'minmax(0, 1fr)'] },
  gap: 24,
  alignItems: 'start',
});
const table = style({ width: 'full', borderCollapse: 'collapse' });
const caption = style({ font: 'title', textAlign: 'start', paddingBottom: 8 });
const headCell = style({ font: 'ui-sm', fontWeight: 'bold', textAlign: 'start', paddingY: 8, paddingEnd: 12 });
const cell = style({
  font: 'ui',
  textAlign: 'start',
  verticalAlign: 'top',
  paddingY: 8,
  paddingEnd: 12,
  borderColor: 'gray-300',
  borderStyle: 'solid',
  borderWidth: 0,
  borderTopWidth: 1,
});
const number = style({ font: 'ui-sm', color: 'neutral-subdued', display: 'block' });

/** The accounts the engine lets the person use, by company. */
export function Accounts({ accounts }: { accounts: UsableAccount[] }) {
  const { words } = useLanguage();
  const { catalogue } = useDesk();
  return (
    <section className={section} aria-labelledby="accounts-heading">
      <h2 id="accounts-heading" className={heading}>{words.home.accounts}</h2>
      {accounts.length === 0 && <Notice title={words.home.noAccounts} />}
      <div className={companies}>
        {[...byCompany(accounts)].map(([id, entries]) => (
          <CompanyAccounts key={id} entries={entries} say={catalogue.say} />
        ))}
      </div>
    </section>
  );
}

function CompanyAccounts({ entries, say }: { entries: UsableAccount[]; say: Catalogue['say'] }) {
  const { words } = useLanguage();
  return (
    <table className={table}>
      <caption className={caption}>
        <bdi>{entries[0]?.account.customer.name}</bdi>
      </caption>
      <thead>
        <tr>
          <th scope="col" className={headCell}>{words.accounts.account}</th>
          <th scope="col" className={headCell}>{words.accounts.currency}</th>
          <th scope="col" className={headCell}>{words.accounts.rights}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <AccountRow key={entry.account.account.id} entry={entry} say={say} />
        ))}
      </tbody>
    </table>
  );
}

function AccountRow({ entry, say }: { entry: UsableAccount; say: Catalogue['say'] }) {
  const { accessLevels, account: { account } } = entry;
  return (
    <tr>
      <th scope="row" className={cell}>
        {account.name ?? plainName(account.type)}
        <span className={number}>{`${plainName(account.type)} ${lastFour(account.number)}`}</span>
      </th>
      <td className={cell}>{account.currency}</td>
      <td className={cell}>{say.list(accessLevels.map((level) => say.word('accessLevel', level)))}</td>
    </tr>
  );
}

function byCompany(accounts: UsableAccount[]): Map<string, UsableAccount[]> {
  const companies = new Map<string, UsableAccount[]>();
  for (const entry of accounts) {
    const id = entry.account.customer.id;
    companies.set(id, [...(companies.get(id) ?? []), entry]);
  }
  return companies;
}
