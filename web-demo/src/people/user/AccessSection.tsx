import { useMemo, useState } from 'react';
import { useLanguage } from '../../language';
import { Failed } from '../../parts/Failed';
import { Loading } from '../../parts/Loading';
import type { AccessDraft } from '../access/access';
import { accessDraftOf } from '../access/accessEdit';
import type { User } from '../api';
import { useOptions } from '../create/queries';
import { AccessEditor } from './AccessEditor';
import { AccessFacts } from './AccessFacts';
import { SectionCard } from './SectionCard';

interface Props {
  user: User;
  kept: AccessDraft[] | undefined;
  mayEdit: boolean;
  onKeep: (access: AccessDraft[]) => void;
}

/** At which companies a person may act, and as what. */
export function AccessSection({ user, kept, mayEdit, onKeep }: Props) {
  const { words } = useLanguage();
  const [editing, edit] = useState(false);
  const title = words.person.section.access;
  const first = useMemo(() => kept ?? accessDraftOf(user.customers), [kept, user.customers]);
  if (!editing) {
    return (
      <SectionCard title={title} onEdit={mayEdit ? () => edit(true) : undefined}>
        <AccessFacts user={user} kept={kept} />
      </SectionCard>
    );
  }
  return (
    <SectionCard title={title} isEditing>
      <WithOptions
        user={user}
        first={first}
        onKeep={(access) => {
          onKeep(access);
          edit(false);
        }}
        onCancel={() => edit(false)}
      />
    </SectionCard>
  );
}

interface EditorProps {
  user: User;
  first: AccessDraft[];
  onKeep: (access: AccessDraft[]) => void;
  onCancel: () => void;
}

function WithOptions(props: EditorProps) {
  const { words } = useLanguage();
  const { data, error, refetch } = useOptions();
  if (data !== undefined) return <AccessEditor {...props} options={data} />;
  if (error === null) return <Loading />;
  return <Failed title={words.states.pageFailed} error={error} onRetry={() => void refetch()} />;
}
