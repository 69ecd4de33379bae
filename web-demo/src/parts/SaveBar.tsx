import { Button, ButtonGroup } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../language';
import { Leaving } from './Leaving';
import { OffReason } from './OffReason';

const bar = style({
  position: 'sticky',
  bottom: { default: 0, md: 16 },
  zIndex: 2,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  columnGap: 24,
  rowGap: 8,
  boxSizing: 'border-box',
  padding: { default: 12, md: 16 },
  borderRadius: { default: 'none', md: 'lg' },
  marginX: { default: -16, sm: 0 },
  backgroundColor: 'elevated',
  boxShadow: 'elevated',
});
const count = style({ font: 'title-sm', margin: 0 });
const lines = style({ display: 'flex', flexDirection: 'column', gap: 4 });

interface Props {
  /** How many changes are not sent yet; with none the bar is not there. */
  changes: number;
  /** Takes back the last one. */
  onUndo?: (() => void) | undefined;
  onDiscard: () => void;
  /** Shows what would be sent, or sends it. */
  onReview: () => void;
  /** What that button says, where it is not "Review". */
  verb?: string;
  isPending?: boolean;
  /** Why the changes cannot be sent yet, and the field to change. */
  off?: { reason: string; field?: string } | undefined;
  /** The path within which the changes stay, where several pages share them; absent: this page alone. */
  within?: string;
}

/** What was changed and is not sent yet, at the bottom of its page; who leaves is asked first. */
export function SaveBar({ changes, onUndo, onDiscard, onReview, verb, isPending = false, off, within }: Props) {
  const { words } = useLanguage();
  const { label, unsaved, undo, discard, review } = words.parts.save;
  return (
    <>
      <Leaving changes={changes} within={within} onLeave={onDiscard} />
      {changes > 0 && (
        <section className={bar} aria-label={label}>
          <div className={lines}>
            <p className={count} role="status">{unsaved(changes)}</p>
            {off && <OffReason {...off} />}
          </div>
          <ButtonGroup>
            {onUndo && <Button variant="secondary" fillStyle="outline" onPress={onUndo}>{undo}</Button>}
            <Button variant="secondary" onPress={onDiscard}>{discard}</Button>
            <Button variant="accent" isPending={isPending} isDisabled={off !== undefined} onPress={onReview}>
              {verb ?? review}
            </Button>
          </ButtonGroup>
        </section>
      )}
    </>
  );
}
