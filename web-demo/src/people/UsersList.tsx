import { Button, LinkButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { getRouteApi } from '@tanstack/react-router';
import { useLanguage } from '../language';
import { Notice } from '../parts/Notice';
import type { Words } from '../words/words';
import type { Facets, UserItem } from './api';
import { ExportUsers } from './ExportUsers';
import { useMay } from './may';
import { UserFilters, type FilterChoices } from './UserFilters';
import { UserRecords } from './UserRecords';
import { filterOf, type UsersSearch } from './search';

const route = getRouteApi('/desk/users');

const stack = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const line = style({
  font: 'ui',
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  alignItems: 'center',
  columnGap: 16,
  rowGap: 8,
});
const count = style({ font: 'ui', color: 'neutral-subdued', margin: 0 });
const files = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 });
const foot = style({ display: 'flex' });

export interface Listed {
  items: UserItem[];
  /** How many match, and how many there are. */
  matching: number | undefined;
  total: number | undefined;
  /** What the list can be narrowed to. */
  facets: Facets | undefined;
}

interface Props {
  listed: Listed;
  /** Shows more of them, if there are more. */
  more: (() => void) | undefined;
}

/** The list, as the address says it is to be seen. */
export function UsersList({ listed: { items, matching, total, facets: given }, more }: Props) {
  const { words } = useLanguage();
  const mayCreate = useMay('createUsers');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const facets = useChoices(given);
  // Typing replaces the address, choosing adds one to go back to.
  const set = (changes: Partial<Record<keyof UsersSearch, string | undefined>>, replace = false): void =>
    void navigate({ search: (now) => ({ ...now, ...changes }) as UsersSearch, replace, resetScroll: false });
  return (
    <div className={stack}>
      <UserFilters
        search={search}
        facets={facets}
        onType={(q) => set({ q: q === '' ? undefined : q }, true)}
        onChoose={(changes) => set({ ...changes, open: undefined })}
      />
      <div className={line}>
        <p className={count} role="status">
          {total !== undefined && matching !== undefined && countText(matching, total, words)}
        </p>
        <div className={files}>
          {mayCreate && (
            <LinkButton id="import-users" variant="secondary" size="S" href="/users/import">{words.pages.importUsers}</LinkButton>
          )}
          {items.length > 0 && <ExportUsers filter={filterOf(search)} />}
        </div>
      </div>
      {items.length > 0 ? (
        <UserRecords items={items} open={search.open} onOpen={(open) => set({ open })} />
      ) : (
        <NoMatch
          search={search}
          facets={facets}
          onClear={() => set({ q: undefined, status: undefined, role: undefined, contract: undefined })}
        />
      )}
      {more && (
        <div className={foot}>
          <Button variant="secondary" onPress={more}>{words.payments.showMore}</Button>
        </div>
      )}
    </div>
  );
}

const countText = (matching: number, total: number, { people }: Words): string =>
  matching === total ? people.count(total) : people.countOf(matching, total);

/** A contract is called by its companies. */
function useChoices(facets: Facets | undefined): FilterChoices {
  const { say } = useLanguage();
  return {
    roles: facets?.roles ?? [],
    contracts: (facets?.contracts ?? []).map(({ id, customers }) => ({ id, name: say.list(customers) })),
  };
}

interface NoMatchProps {
  search: UsersSearch;
  facets: FilterChoices;
  onClear: () => void;
}

function NoMatch({ search: { q, contract, role, status }, facets, onClear }: NoMatchProps) {
  const mayCreate = useMay('createUsers');
  const { say, words } = useLanguage();
  const nameIn = (list: FilterChoices['roles'], id: string): string => list.find((one) => one.id === id)?.name ?? id;
  const named = [
    ...(q === undefined ? [] : [words.payments.searched(q)]),
    ...(contract === undefined ? [] : [nameIn(facets.contracts, contract)]),
    ...(role === undefined ? [] : [nameIn(facets.roles, role)]),
    ...(status === undefined ? [] : [say.word('userStatus', status)]),
  ];
  return (
    <Notice title={named.length === 0 ? words.people.nobody : words.people.noMatch(named.join(', '))}>
      {named.length > 0 && <Button variant="secondary" onPress={onClear}>{words.states.clearFilters}</Button>}
      {named.length === 0 && mayCreate && (
        <LinkButton variant="secondary" href="/users/new">{words.pages.newUser}</LinkButton>
      )}
    </Notice>
  );
}
