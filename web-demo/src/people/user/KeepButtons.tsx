import { Button, ButtonGroup } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../../language';
import { OffReason } from '../../parts/OffReason';

interface Props {
  /** Why what is typed cannot be kept as it stands, and where. */
  off: { reason: string; field?: string } | undefined;
  onKeep: () => void;
  onCancel: () => void;
}

const stack = style({ display: 'flex', flexDirection: 'column', gap: 8, alignItems: 'start' });

/** Keeps a section for the bar at the bottom, which sends; or leaves it as it was. */
export function KeepButtons({ off, onKeep, onCancel }: Props) {
  const { words } = useLanguage();
  return (
    <div className={stack}>
      <ButtonGroup>
        <Button variant="primary" isDisabled={off !== undefined} onPress={onKeep}>{words.person.keep}</Button>
        <Button variant="secondary" onPress={onCancel}>{words.parts.cancel}</Button>
      </ButtonGroup>
      {off && <OffReason {...off} />}
    </div>
  );
}
