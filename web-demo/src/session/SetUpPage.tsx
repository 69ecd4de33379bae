import { Navigate, useRouter } from '@tanstack/react-router';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { SecondFactor } from '../account/SecondFactor';
import { useBankOf } from '../frame/bank';
import { Gate } from '../frame/Gate';
import { useLanguage } from '../language';
import { SIGN_IN } from './back';
import { useMe } from './queries';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 20 });
const note = style({ font: 'body', margin: 0 });

/** Before anything else: where the bank wants a second factor, it is set up first. */
export function SetUpPage() {
  const { words } = useLanguage();
  const router = useRouter();
  const { data: me } = useMe();
  const bank = useBankOf(me?.legalEntity);
  if (me === null) return <Navigate to={SIGN_IN} replace />;
  if (me === undefined) return null;
  return (
    <Gate bank={me.legalEntityName ?? bank} title={words.secondFactor.firstTitle}>
      <div className={stack}>
        <p className={note}>{words.secondFactor.firstNote}</p>
        <SecondFactor me={me} onKept={() => void router.navigate({ to: '/' })} />
      </div>
    </Gate>
  );
}
