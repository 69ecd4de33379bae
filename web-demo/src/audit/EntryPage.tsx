import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { personName, plainName } from '../display';
import { useDesk } from '../frame/desk';
import { NotFoundPage } from '../frame/NotFoundPage';
import { Page } from '../frame/Page';
import { useLanguage } from '../language';
import { Facts } from '../parts/Facts';
import { Failed } from '../parts/Failed';
import { useInstant } from '../parts/instant';
import { Loading } from '../parts/Loading';
import { NotPermitted } from '../parts/NotPermitted';
import { UpLink } from '../parts/UpLink';
import { mayDo } from '../session/may';
import { Result } from './AuditRecords';
import { fetchEntry, type AuditEntry } from './calls';
import { Difference } from './Difference';
import { actorText, differenceOf, factsOf, happened, whereText } from './entry';

const route = getRouteApi('/desk/audit/$id');

const stack = style({ display: 'flex', flexDirection: 'column', gap: 32 });
const section = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const heading = style({ font: 'heading-sm', margin: 0 });
const note = style({ font: 'body', margin: 0 });

/** One entry of the audit, with what is different since. */
export function EntryPage() {
  const { words } = useLanguage();
  const { id } = route.useParams();
  const { me } = useDesk();
  const may = mayDo(me, 'readAudit');
  const { data, error, refetch } = useQuery({
    queryKey: ['audit entry', id],
    queryFn: ({ signal }) => fetchEntry(id, signal),
    enabled: may,
  });
  if (!may) return <NotPermitted page={words.pages.audit} right={words.audit.right} />;
  if (data === null) return <NotFoundPage />;
  const above = <UpLink to="/audit">{words.pages.audit}</UpLink>;
  if (data !== undefined) {
    return (
      <Page title={happened(data.event, words)} above={above}>
        <Entry entry={data} />
      </Page>
    );
  }
  return (
    <Page title={words.pages.audit} above={above}>
      {error && <Failed title={words.states.pageFailed} error={error} onRetry={() => void refetch()} />}
      {!error && <Loading />}
    </Page>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { words } = useLanguage();
  const { catalogue } = useDesk();
  const instant = useInstant();
  const said = words.audit;
  const { changes, omitted } = differenceOf(entry);
  const facts = factsOf(entry);
  const main = [
    { id: 'when', name: said.when, value: instant(entry.at) },
    { id: 'who', name: said.who, value: <bdi>{actorText(entry, words)}</bdi> },
    { id: 'subject', name: said.subject, value: <bdi>{personName(entry.subject)}</bdi> },
    { id: 'where', name: said.where, value: <bdi>{whereText(entry, catalogue, words)}</bdi> },
    { id: 'result', name: said.result, value: <Result event={entry.event} /> },
    { id: 'seal', name: said.seal, value: entry.isSealed ? said.sealed : said.unsealed },
    { id: 'request', name: said.request, value: <bdi>{entry.requestId}</bdi> },
  ];
  return (
    <div className={stack}>
      <Facts facts={main} />
      {entry.isPartial && <p className={note}>{said.partial}</p>}
      {facts.length > 0 && (
        <section className={section} aria-labelledby="facts">
          <h2 id="facts" className={heading}>{said.facts}</h2>
          <Facts facts={facts.map(({ name, value }) => ({ id: name, name: plainName(name), value: <bdi>{value}</bdi> }))} />
        </section>
      )}
      {changes.length > 0 && <Difference changes={changes} omitted={omitted} />}
    </div>
  );
}
