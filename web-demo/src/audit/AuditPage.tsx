import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useDesk } from '../frame/desk';
import { Page } from '../frame/Page';
import { useLanguage } from '../language';
import { Failed } from '../parts/Failed';
import { Loading } from '../parts/Loading';
import { NotPermitted } from '../parts/NotPermitted';
import { mayDo } from '../session/may';
import { AuditFilters } from './AuditFilters';
import { AuditRecords } from './AuditRecords';
import { fetchAudit, type AuditFilter } from './calls';
import { ExportButton } from './ExportButton';
import { NoEntries } from './NoEntries';
import { auditSearch, type AuditSearch } from './search';
import { VerifyButton } from './VerifyButton';

const route = getRouteApi('/desk/audit');

const stack = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const count = style({ font: 'ui', color: 'neutral-subdued', margin: 0 });

const filterOf = ({ open: _, ...filter }: AuditSearch): AuditFilter => filter;

/** Who did or tried what, at the companies whose audit this person may read. */
export function AuditPage() {
  const { words } = useLanguage();
  const { me } = useDesk();
  if (!mayDo(me, 'readAudit')) return <NotPermitted page={words.pages.audit} right={words.audit.right} />;
  return <Audit />;
}

function Audit() {
  const { words } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = filterOf(search);
  const onChange = (change: AuditSearch, isTyping = false): void =>
    void navigate({ search: auditSearch({ ...filter, ...change }), replace: isTyping, resetScroll: false });
  return (
    <Page title={words.pages.audit} action={<ExportButton filter={filter} />}>
      <div className={stack}>
        <VerifyButton />
        <AuditFilters search={search} onChange={onChange} />
        <Entries filter={filter} open={search.open} onOpen={(open) => onChange(open === undefined ? {} : { open })} />
      </div>
    </Page>
  );
}

interface EntriesProps {
  filter: AuditFilter;
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
}

function Entries({ filter, open, onOpen }: EntriesProps) {
  const { words } = useLanguage();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => fetchAudit(filter, pageParam, signal),
    placeholderData: keepPreviousData,
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
  if (data === undefined && isPending) return <Loading />;
  if (data === undefined) {
    return <Failed title={words.states.listFailed} error={error} onRetry={() => void refetch()} />;
  }
  if (data.length === 0) return <NoEntries filter={filter} />;
  return (
    <>
      <p className={count} role="status">
        {hasNextPage ? words.audit.countFirst(data.length) : words.audit.count(data.length)}
      </p>
      <AuditRecords items={data} open={open} onOpen={onOpen} />
      {hasNextPage && (
        <Button variant="secondary" isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {words.payments.showMore}
        </Button>
      )}
    </>
  );
}
