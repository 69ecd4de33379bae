import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../../language';
import { useIdentityNumbers } from '../queries';

interface Props {
  user: string;
  kind: 'ssn' | 'licence';
  last4: string | undefined;
  mayReveal: boolean;
}

const line = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 });
const note = style({ font: 'ui-sm', color: 'neutral-subdued' });

/** The end of a number; the whole of it to who may see that, which is recorded. */
export function IdentityNumber({ user, kind, last4, mayReveal }: Props) {
  const { words } = useLanguage();
  const { data, error, isPending, mutate, reset } = useIdentityNumbers(user);
  const { none, show, hide, recorded, showNumber, notShown, fields } = words.person;
  if (last4 === undefined) return <>{none}</>;
  const whole = data?.[kind];
  return (
    <span className={line}>
      <bdi>{whole === undefined ? `••\u00a0${last4}` : kind === 'ssn' ? ssnText(whole) : whole}</bdi>
      {mayReveal && (
        <ActionButton
          size="S"
          isQuiet
          isPending={isPending}
          {...(whole === undefined && { 'aria-label': showNumber(fields[kind]) })}
          onPress={() => (whole === undefined ? mutate() : reset())}>
          {whole === undefined ? show : hide}
        </ActionButton>
      )}
      <span role="status" className={note}>
        {whole !== undefined && recorded}
        {error && notShown}
      </span>
    </span>
  );
}

/** Nine digits as they are printed on the card. */
const ssnText = (digits: string): string => [digits.slice(0, 3), digits.slice(3, 5), digits.slice(5)].join('-');
