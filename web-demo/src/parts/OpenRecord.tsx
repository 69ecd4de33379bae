import { ActionButton } from '@react-spectrum/s2';
import ChevronDown from '@react-spectrum/s2/icons/ChevronDown';
import ChevronUp from '@react-spectrum/s2/icons/ChevronUp';

interface Props {
  id: string;
  isOpen: boolean;
  label: string;
  onOpen: (id: string | undefined) => void;
}

/** Opens a record where it stands, and closes it. */
export function OpenRecord({ id, isOpen, label, onOpen }: Props) {
  return (
    <ActionButton
      id={`open-${id}`}
      isQuiet
      size="S"
      aria-label={label}
      aria-expanded={isOpen}
      {...(isOpen && { 'aria-controls': `opened-${id}` })}
      onPress={() => onOpen(isOpen ? undefined : id)}>
      {isOpen ? <ChevronUp /> : <ChevronDown />}
    </ActionButton>
  );
}
