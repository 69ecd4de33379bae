import { ToastQueue } from '@react-spectrum/s2';

interface Next {
  label: string;
  onPress: () => void;
}

/** Confirms what the person has just done. It stays until it is closed; what failed is never said this way. */
export function done(text: string, next?: Next): void {
  ToastQueue.positive(text, next && { actionLabel: next.label, onAction: next.onPress, shouldCloseOnAction: true });
}
