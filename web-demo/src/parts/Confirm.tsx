import { AlertDialog } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import { useLanguage } from '../language';
import { OffReason } from './OffReason';

const body = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const text = style({ font: 'body', margin: 0, overflowWrap: 'anywhere' });

interface Props {
  /** What is asked: "Suspend Elena Robles?" */
  title: string;
  /** What follows from it, a sentence each. */
  consequences: readonly string[];
  /** The verb of the question, again: on the button. */
  verb: string;
  /** Whether something is lost or taken away. */
  isDestructive?: boolean;
  /** Why it cannot be done yet; shown beneath, the button is off. */
  offReason?: string | undefined;
  onConfirm: () => void;
  onCancel?: () => void;
  /** Fields that belong to it, such as the reason. */
  children?: ReactNode;
}

/**
 * Asks before something is done that has consequences. It closes on either answer; put it into a `DialogTrigger` or a
 * `DialogContainer`. What fails afterwards is said on the page.
 */
export function Confirm({ title, consequences, verb, isDestructive, offReason, onConfirm, onCancel, children }: Props) {
  const { words } = useLanguage();
  return (
    <AlertDialog
      variant={isDestructive ? 'destructive' : 'confirmation'}
      title={title}
      cancelLabel={words.parts.cancel}
      primaryActionLabel={verb}
      isPrimaryActionDisabled={offReason !== undefined}
      onPrimaryAction={onConfirm}
      {...(children === undefined && { autoFocusButton: isDestructive ? 'cancel' : 'primary' })}
      {...(onCancel && { onCancel })}>
      <div className={body}>
        {consequences.map((line) => (
          <p key={line} className={text}>{line}</p>
        ))}
        {children}
        {offReason !== undefined && <OffReason reason={offReason} />}
      </div>
    </AlertDialog>
  );
}
