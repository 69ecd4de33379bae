import { personName } from '../../display';
import { Loading } from '../../parts/Loading';
import { StaleNotice } from '../../parts/StaleNotice';
import { accessDifference, accessDraftOf, type AccessDifference } from '../access/accessEdit';
import type { AccessDraft } from '../access/access';
import type { User } from '../api';
import { useInstant } from '../../parts/instant';
import { useUser } from '../queries';
import { useChangeLines } from './changeLines';
import { changedFields, detailsDraftOf } from './detailsEdit';
import type { Kept, Staged } from './staged';

interface Props {
  staged: Staged;
  onSettled: () => void;
}

/** Somebody else was first: what they changed, what is kept here, and the choice between them. */
export function StaleUser({ staged, onSettled }: Props) {
  const { data: now, isFetching } = useUser(staged.base.id);
  if (isFetching || !now) return <Loading />;
  return <BothSides now={now} staged={staged} onSettled={onSettled} />;
}

function BothSides({ now, staged, onSettled }: Props & { now: User }) {
  const moment = useInstant();
  const { base, kept } = staged;
  const mine = useChangeLines(base, kept);
  const theirs = useChangeLines(base, { details: detailsDraftOf(now.details), access: accessDraftOf(now.customers) });
  const changer = kept.details && now.details;
  return (
    <StaleNotice
      changedBy={changer && { name: changer.changedByName ?? personName(changer.changedBy), at: moment(changer.changedAt) }}
      mine={mine}
      theirs={theirs}
      onPutMine={() => {
        staged.rebase(onTop(base, kept, now), now);
        onSettled();
      }}
      onTakeTheirs={() => {
        staged.discard();
        onSettled();
      }}
    />
  );
}

/** What was changed here, and nothing else, on top of what is there now. */
function onTop(base: User, { details, access }: Kept, now: User): Kept {
  const [before, after] = [detailsDraftOf(base.details), detailsDraftOf(now.details)];
  const fields = details === undefined ? [] : changedFields(before, details);
  const changes = details && Object.fromEntries(fields.map((field) => [field, details[field]]));
  return {
    ...(changes && { details: { ...after, ...changes } }),
    ...(access && {
      access: applied(accessDifference(accessDraftOf(base.customers), access), accessDraftOf(now.customers)),
    }),
  };
}

function applied({ added, removed, changed }: AccessDifference, now: AccessDraft[]): AccessDraft[] {
  const mine = [...added, ...changed.map(({ after }) => after)];
  const isMine = (id: string): boolean => mine.some(({ customer }) => customer === id);
  const isGone = (id: string): boolean => removed.some(({ customer }) => customer === id);
  return [...now.filter(({ customer }) => !isMine(customer) && !isGone(customer)), ...mine];
}
