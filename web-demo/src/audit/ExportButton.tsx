import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMutation } from '@tanstack/react-query';
import { useLanguage } from '../language';
import { done } from '../parts/done';
import { saveFile } from '../parts/saveFile';
import { Refused } from '../session/Refused';
import { exportAudit, type AuditFilter } from './calls';

const wide = style({ width: { default: 'full', md: 'fit' } });

/** Saves the entries that are shown as a file. */
export function ExportButton({ filter }: { filter: AuditFilter }) {
  const said = useLanguage().words.audit;
  const exporting = useMutation({
    mutationFn: exportAudit,
    networkMode: 'always',
    retry: false,
    onSuccess: (file) => {
      saveFile(file, 'audit.csv');
      done(said.exported);
    },
  });
  return (
    <>
      {exporting.error && <Refused key={exporting.submittedAt} error={exporting.error} />}
      <Button
        id="export"
        variant="secondary"
        isPending={exporting.isPending}
        onPress={() => exporting.mutate(filter)}
        styles={wide}>
        {said.export}
      </Button>
    </>
  );
}
