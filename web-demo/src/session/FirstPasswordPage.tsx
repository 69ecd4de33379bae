import { Navigate, useRouter } from '@tanstack/react-router';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useBankOf } from '../frame/bank';
import { Gate } from '../frame/Gate';
import { useLanguage } from '../language';
import { Failed } from '../parts/Failed';
import { Loading } from '../parts/Loading';
import { SIGN_IN } from './back';
import { ChangePassword } from './ChangePassword';
import { askWhoIsSignedIn, useMe } from './queries';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 20 });
const note = style({ font: 'body', margin: 0 });

/** Before anything else: whoever signs in with a password that somebody else knows chooses another one. */
export function FirstPasswordPage() {
  const { words } = useLanguage();
  const router = useRouter();
  const { data: me, error, refetch } = useMe();
  const bank = useBankOf(me?.legalEntity);
  if (me === null) return <Navigate to={SIGN_IN} replace />;
  if (me !== undefined && !me.mustChangePassword) return <Navigate to="/" replace />;
  const onChanged = (): void => void askWhoIsSignedIn().then(() => router.navigate({ to: '/' }));
  return (
    <Gate bank={bank} title={words.password.firstTitle}>
      {me && (
        <div className={stack}>
          <p className={note}>{words.password.firstNote}</p>
          <ChangePassword me={me} onChanged={onChanged} />
        </div>
      )}
      {!me && error && (
        <Failed title={words.states.pageFailed} error={error} onRetry={() => void refetch()} />
      )}
      {!me && !error && <Loading />}
    </Gate>
  );
}
