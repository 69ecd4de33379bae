import { ActionButton, Text } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMutation } from '@tanstack/react-query';
import { useLanguage } from '../language';
import { Refused } from '../session/Refused';
import { verifyAudit } from './calls';

const line = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12, font: 'ui' });

/** Looks at every entry again: whatever was altered since it was sealed is named. */
export function VerifyButton() {
  const said = useLanguage().words.audit;
  const { mutate, data, error, isPending, submittedAt } = useMutation({
    mutationFn: verifyAudit,
    networkMode: 'always',
    retry: false,
  });
  const found = data && (data.wrong === undefined ? said.unbroken(data.entries) : said.wrong(data.wrong));
  return (
    <div className={line}>
      {error && <Refused key={submittedAt} error={error} />}
      <ActionButton id="verify" isPending={isPending} onPress={() => mutate()}>
        <Text>{said.verify}</Text>
      </ActionButton>
      <span role="status">{isPending ? said.verifying : found}</span>
    </div>
  );
}
