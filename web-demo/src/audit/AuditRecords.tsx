import { Link, LinkButton, StatusLight } from '@react-spectrum/s2';
import { useDesk } from '../frame/desk';
import { personName } from '../display';
import { useLanguage } from '../language';
import { useInstant } from '../parts/instant';
import { Records, type Column } from '../parts/Records';
import type { AuditEntry } from './calls';
import { actorText, happened, isRefusal, whereText } from './entry';

interface Props {
  items: readonly AuditEntry[];
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
}

/** Entries: when, who, what, where, and what came of it. */
export function AuditRecords({ items, open, onOpen }: Props) {
  const { words } = useLanguage();
  const { catalogue } = useDesk();
  const instant = useInstant();
  const said = words.audit;
  const columns: Column<AuditEntry>[] = [
    {
      id: 'what',
      name: said.what,
      cell: (entry) => (
        <Link id={`entry-${entry.id}`} href={`/audit/${entry.id}`} isQuiet>{happened(entry.event, words)}</Link>
      ),
    },
    { id: 'when', name: said.when, cell: ({ at }) => instant(at), isWhole: true },
    { id: 'who', name: said.who, cell: (entry) => <bdi>{actorText(entry, words)}</bdi> },
    { id: 'subject', name: said.subject, cell: ({ subject }) => <bdi>{personName(subject)}</bdi>, from: 'lg' },
    { id: 'where', name: said.where, cell: (entry) => <bdi>{whereText(entry, catalogue, words)}</bdi>, from: 'lg' },
    { id: 'result', name: said.result, cell: ({ event }) => <Result event={event} /> },
  ];
  return (
    <Records
      label={words.pages.audit}
      items={items}
      columns={columns}
      nameOf={(entry) => `${happened(entry.event, words)}, ${instant(entry.at)}`}
      actions={({ id }) => <LinkButton variant="secondary" href={`/audit/${id}`}>{said.open}</LinkButton>}
      open={open}
      onOpen={onOpen}
      openLabel={words.payments.details}
    />
  );
}

export function Result({ event }: { event: string }) {
  const { words } = useLanguage();
  const isRefused = isRefusal(event);
  return (
    <StatusLight variant={isRefused ? 'negative' : 'positive'}>
      {isRefused ? words.audit.refused : words.audit.done}
    </StatusLight>
  );
}
