import { useState } from 'react';
import { useLanguage } from '../language';

/** A field in which something must stand when it is sent: else it says so, and has the focus. */
export function useFilled(id: string, value: string) {
  const { words } = useLanguage();
  const [isMissed, miss] = useState(false);
  const isInvalid = isMissed && value === '';
  return {
    field: { id, isInvalid, ...(isInvalid && { errorMessage: words.signIn.fillIn }) },
    /** Whether something stands there, asked when it is sent. */
    isFilled: (): boolean => {
      miss(value === '');
      if (value === '') document.getElementById(id)?.focus();
      return value !== '';
    },
  };
}
