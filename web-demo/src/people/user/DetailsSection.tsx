import { useMemo, useState } from 'react';
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import { Facts } from '../../parts/Facts';
import { Notice } from '../../parts/Notice';
import type { User, UserDetails } from '../api';
import { detailsFieldId, type DetailsDraft } from '../details/draft';
import { DetailsForm } from '../details/DetailsForm';
import { useDetailsIssues } from '../details/issues';
import { regionOf } from '../details/region';
import { DetailsFacts } from './DetailsFacts';
import { detailsDraftOf, EDITED, FIXED } from './detailsEdit';
import { KeepButtons } from './KeepButtons';
import { SectionCard } from './SectionCard';

interface Props {
  user: string;
  details: UserDetails | undefined;
  mayReveal: boolean;
  screening: User['screening'];
  /** What is kept and not sent yet. */
  kept: DetailsDraft | undefined;
  mayEdit: boolean;
  onKeep: (draft: DetailsDraft) => void;
}

/** Who a person is. */
export function DetailsSection({ user, details, mayReveal, screening, kept, mayEdit, onKeep }: Props) {
  const { words } = useLanguage();
  const [editing, edit] = useState(false);
  const title = words.person.section.details;
  if (details === undefined) {
    return (
      <SectionCard title={title}>
        <Notice title={words.person.noDetails} detail={[words.person.noDetailsNext]} />
      </SectionCard>
    );
  }
  if (editing) {
    return (
      <SectionCard title={title} isEditing>
        <DetailsEditor
          details={details}
          first={kept ?? detailsDraftOf(details)}
          onKeep={(draft) => {
            onKeep(draft);
            edit(false);
          }}
          onCancel={() => edit(false)}
        />
      </SectionCard>
    );
  }
  return (
    <SectionCard title={title} onEdit={mayEdit ? () => edit(true) : undefined}>
      <DetailsFacts {...{ user, details, mayReveal, screening, kept }} />
    </SectionCard>
  );
}

interface EditorProps {
  details: UserDetails;
  first: DetailsDraft;
  onKeep: (draft: DetailsDraft) => void;
  onCancel: () => void;
}

function DetailsEditor({ details, first, onKeep, onCancel }: EditorProps) {
  const language = useLanguage();
  const { say, words } = language;
  const { entitlements } = useDesk();
  const [draft, change] = useState(first);
  const policy = useMemo(() => ({ today: entitlements.today }), [entitlements.today]);
  const issues = useDetailsIssues(draft, EDITED, policy);
  const [wrong] = EDITED.filter((field) => issues[field] !== undefined);
  const issue = wrong && issues[wrong];
  const off =
    wrong && issue
      ? { reason: words.person.attention(words.person.fields[wrong], say.text(issue)), field: detailsFieldId(wrong) }
      : undefined;
  const fixed = FIXED.map((id) => ({
    id,
    name: words.person.fields[id],
    value: fixedText(details, id, words.person.none),
  }));
  return (
    <>
      <DetailsForm
        draft={draft}
        onChange={(changes) => change((now) => ({ ...now, ...changes }))}
        issues={issues}
        without={FIXED}
        licenceNow={details.licenceLast4 ?? undefined}
        region={regionOf(entitlements.snapshot.legalEntity.timeZone)}
      />
      <Facts facts={fixed} />
      <p>{words.person.fixed}</p>
      <KeepButtons off={off} onKeep={() => onKeep(draft)} onCancel={onCancel} />
    </>
  );
}

const fixedText = ({ ssnLast4, userName }: UserDetails, id: (typeof FIXED)[number], none: string): string =>
  (id === 'ssn' ? ssnLast4 && `••\u00a0${ssnLast4}` : userName) || none;
