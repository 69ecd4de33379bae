import { ActionButton, Text } from '@react-spectrum/s2';
import Download from '@react-spectrum/s2/icons/Download';
import { useLanguage } from '../../language';
import { done } from '../../parts/done';
import { saveFile } from '../../parts/saveFile';
import { Refused } from '../../session/Refused';
import type { User } from '../api';
import { useCertificate } from '../queries';

/** Saves what the engine grants to a person today, as the service certifies it: for an auditor. */
export function SaveCertificate({ user: { id, name } }: { user: User }) {
  const { words } = useLanguage();
  const { mutate, error, isPending, submittedAt } = useCertificate();
  const file = `certificate-${id}.json`;
  const save = (): void =>
    mutate(id, {
      onSuccess: (certificate) => {
        saveFile(new Blob([JSON.stringify(certificate, null, 2)], { type: 'application/json' }), file);
        done(words.person.certificateSaved(name, file));
      },
    });
  return (
    <>
      {error && <Refused key={submittedAt} error={error} />}
      <ActionButton id="save-certificate" size="S" isPending={isPending} onPress={save}>
        <Download />
        <Text>{words.person.certificate}</Text>
      </ActionButton>
    </>
  );
}
