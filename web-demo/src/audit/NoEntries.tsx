import { Button } from '@react-spectrum/s2';
import { getRouteApi } from '@tanstack/react-router';
import { useLanguage } from '../language';
import { Notice } from '../parts/Notice';
import type { AuditFilter } from './calls';
import { happened } from './entry';

const route = getRouteApi('/desk/audit');

/** Where nothing is there, or nothing of what was looked for. */
export function NoEntries({ filter }: { filter: AuditFilter }) {
  const { say, words } = useLanguage();
  const navigate = route.useNavigate();
  const { q, event, from, to } = filter;
  const wanted = [
    ...(q === undefined ? [] : [words.payments.searched(q)]),
    ...(event === undefined ? [] : [happened(event, words)]),
    ...(from === undefined ? [] : [words.audit.fromDay(say.date(from))]),
    ...(to === undefined ? [] : [words.audit.toDay(say.date(to))]),
  ];
  if (wanted.length === 0) return <Notice title={words.audit.none} detail={[words.audit.noneNote]} />;
  return (
    <Notice title={words.audit.noMatch(wanted.join(', '))}>
      <Button variant="secondary" onPress={() => void navigate({ search: {} })}>{words.states.clearFilters}</Button>
    </Notice>
  );
}
