import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { lastFour, list, plainName } from '../display';
import type { UsableAccount } from '../possibilities';

const section = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const heading = style({ font: 'heading', margin: 0 });
const note = style({ font: 'body', margin: 0 });
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
export function Accounts({ accounts, name }: { accounts: UsableAccount[]; name: string }) {
  return (
    <section className={section} aria-labelledby="accounts-heading">
      <h2 id="accounts-heading" className={heading}>
        Accounts {name} may use
      </h2>
      {accounts.length === 0 && <p className={note}>None.</p>}
      <div className={companies}>
        {[...byCompany(accounts)].map(([id, entries]) => (
          <CompanyAccounts key={id} entries={entries} />
        ))}
      </div>
    </section>
  );
}

function CompanyAccounts({ entries }: { entries: UsableAccount[] }) {
  return (
    <table className={table}>
      <caption className={caption}>{entries[0]?.account.customer.name}</caption>
      <thead>
        <tr>
          <th scope="col" className={headCell}>Account</th>
          <th scope="col" className={headCell}>Currency</th>
          <th scope="col" className={headCell}>May</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <AccountRow key={entry.account.account.id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function AccountRow({ entry: { account: { account }, accessLevels } }: { entry: UsableAccount }) {
  return (
    <tr>
      <th scope="row" className={cell}>
        {account.name ?? plainName(account.type)}
        <span className={number}>{`${plainName(account.type)} ${lastFour(account.number)}`}</span>
      </th>
      <td className={cell}>{account.currency}</td>
      <td className={cell}>{list(accessLevels)}</td>
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
