import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { getRouteApi } from '@tanstack/react-router';
import type { Transaction } from '../api';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { Notice } from '../parts/Notice';
import type { Words } from '../words/words';
import { PaymentFilters } from './PaymentFilters';
import { PaymentRecords } from './PaymentRecords';
import type { PaymentsSearch } from './search';
import { fromText, nextSteps, paymentText, shortReference } from './transactions';

const route = getRouteApi('/desk/payments');

const stack = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const count = style({ font: 'ui', color: 'neutral-subdued', margin: 0 });
const foot = style({ display: 'flex' });

interface Props {
  items: Transaction[];
  /** Shows more of them, if there are more. */
  more: (() => void) | undefined;
}

/** The list, as the address says it is to be seen. */
export function PaymentsList({ items, more }: Props) {
  const { words } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const found = useFound(items, search);
  // Typing replaces the address, choosing adds one to go back to.
  const set = (changes: Partial<Record<keyof PaymentsSearch, string | undefined>>, replace = false): void =>
    void navigate({ search: (now) => ({ ...now, ...changes }) as PaymentsSearch, replace, resetScroll: false });
  return (
    <div className={stack}>
      <PaymentFilters
        search={search}
        onType={(q) => set({ q: q === '' ? undefined : q }, true)}
        onChoose={(status) => set({ status, open: undefined })}
        onSort={(sort) => set({ sort })}
      />
      <p className={count} role="status">
        {countText(found.length, items.length, search.q !== undefined, more !== undefined, words)}
      </p>
      {found.length > 0 ? (
        <PaymentRecords
          label={words.pages.payments}
          items={found}
          open={search.open}
          onOpen={(open) => set({ open })}
        />
      ) : (
        <NoMatch search={search} onClear={() => set({ q: undefined, status: undefined })} />
      )}
      {more && search.q === undefined && (
        <div className={foot}>
          <Button variant="secondary" onPress={more}>{words.payments.showMore}</Button>
        </div>
      )}
    </div>
  );
}

function countText(found: number, all: number, isSearched: boolean, areMore: boolean, { payments }: Words): string {
  if (isSearched) return payments.countOf(found, all);
  return areMore ? payments.countFirst(all) : payments.count(all);
}

/** Those in which what was searched for is. */
function useFound(items: Transaction[], { q = '' }: PaymentsSearch): Transaction[] {
  const { words } = useLanguage();
  const { catalogue, engine } = useDesk();
  const wanted = q.trim().toLocaleLowerCase();
  const textOf = (item: Transaction): string =>
    [
      paymentText(item, catalogue, words),
      fromText(item, catalogue),
      catalogue.nameOf('customer', item.customer),
      item.id,
      shortReference(item.id),
      ...nextSteps(item, engine, catalogue, words),
    ]
      .join(' ')
      .toLocaleLowerCase();
  return wanted === '' ? items : items.filter((item) => textOf(item).includes(wanted));
}

function NoMatch({ search, onClear }: { search: PaymentsSearch; onClear: () => void }) {
  const { words } = useLanguage();
  const named = [
    ...(search.q === undefined ? [] : [words.payments.searched(search.q)]),
    ...(search.status === undefined ? [] : [words.status[search.status]]),
  ];
  return (
    <Notice title={words.payments.noMatch(named.join(', '))}>
      <Button variant="secondary" onPress={onClear}>{words.states.clearFilters}</Button>
    </Notice>
  );
}
