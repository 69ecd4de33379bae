import { DialogContainer } from '@react-spectrum/s2';
import { useBlocker } from '@tanstack/react-router';
import { SIGN_IN } from '../session/back';
import { useLanguage } from '../language';
import { Confirm } from './Confirm';

interface Props {
  /** How many changes would be lost. */
  changes: number;
  /** The path within which they stay; absent: the page that is shown. */
  within?: string | undefined;
  /** Gives them up, where they are kept beyond the page. */
  onLeave?: () => void;
}

/** Asks whoever leaves a page with changes that are not sent. */
export function Leaving({ changes, within, onLeave }: Props) {
  const { words } = useLanguage();
  const { title, consequence, verb } = words.parts.leave;
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => leaves(next.pathname, within ?? current.pathname),
    enableBeforeUnload: changes > 0,
    disabled: changes === 0,
    withResolver: true,
  });
  return (
    <DialogContainer onDismiss={() => reset?.()}>
      {status === 'blocked' && (
        <Confirm
          title={title(changes)}
          consequences={[consequence]}
          verb={verb}
          isDestructive
          onConfirm={() => {
            onLeave?.();
            proceed();
          }}
          onCancel={reset}
        />
      )}
    </DialogContainer>
  );
}

/** Signing in again brings back what was typed: who is sent there is not asked. */
const leaves = (to: string, within: string): boolean => to !== SIGN_IN && to !== within && !to.startsWith(`${within}/`);
