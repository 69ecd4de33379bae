import { DialogContainer } from '@react-spectrum/s2';
import { useState } from 'react';
import { ProblemError } from '../../api';
import { useLanguage } from '../../language';
import { Confirm } from '../../parts/Confirm';
import { done } from '../../parts/done';
import { Errors } from '../../parts/Errors';
import { linesOf } from '../../parts/Failed';
import { SaveBar } from '../../parts/SaveBar';
import { useSaveUser } from '../queries';
import { useChangeLines } from './changeLines';
import type { Staged } from './staged';
import { StaleUser } from './StaleUser';

/** The bar at the bottom: what would be sent, and sending it. */
export function SaveUser({ staged }: { staged: Staged }) {
  const language = useLanguage();
  const { words } = language;
  const [asking, ask] = useState(false);
  const { base, kept, undo, discard } = staged;
  const save = useSaveUser();
  const lines = useChangeLines(base, kept);
  const send = (): void =>
    save.mutate(
      { user: base, kept, onSent: (section) => staged.sent(section) },
      {
        onSuccess: () => {
          discard();
          done(words.person.saved(base.name));
        },
      },
    );
  const { error } = save;
  return (
    <>
      {error && isStale(error) && <StaleUser staged={staged} onSettled={save.reset} />}
      {error && !isStale(error) && (
        <Errors key={save.submittedAt} title={words.person.notSaved}>{linesOf(error, language).join(' ')}</Errors>
      )}
      <SaveBar
        changes={lines.length}
        onUndo={undo}
        onDiscard={() => {
          save.reset();
          discard();
        }}
        onReview={() => ask(true)}
        isPending={save.isPending}
        within={`/users/${base.id}`}
      />
      <DialogContainer onDismiss={() => ask(false)}>
        {asking && (
          <Confirm
            title={words.person.saveTitle(base.name, lines.length)}
            consequences={lines}
            verb={words.person.update}
            onConfirm={send}
          />
        )}
      </DialogContainer>
    </>
  );
}

/** Whether somebody else was first. */
const isStale = (error: Error): boolean => error instanceof ProblemError && error.problem.status === 412;
