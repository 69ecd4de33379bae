import { ActionButton, Text } from '@react-spectrum/s2';
import Download from '@react-spectrum/s2/icons/Download';
import { useLanguage } from '../language';
import { done } from '../parts/done';
import { saveFile } from '../parts/saveFile';
import { Refused } from '../session/Refused';
import type { UserFilter } from './api';
import { useExport } from './queries';

const FILE = 'users.csv';

/** Saves the people who are shown as a file; the audit says so. */
export function ExportUsers({ filter }: { filter: UserFilter }) {
  const { words } = useLanguage();
  const { mutate, error, isPending, submittedAt } = useExport();
  const save = (): void =>
    mutate(filter, {
      onSuccess: (file) => {
        saveFile(file, FILE);
        done(words.people.exported(FILE));
      },
    });
  return (
    <>
      {error && <Refused key={submittedAt} error={error} />}
      <ActionButton id="export-users" isQuiet isPending={isPending} onPress={save}>
        <Download />
        <Text>{words.people.export}</Text>
      </ActionButton>
    </>
  );
}
