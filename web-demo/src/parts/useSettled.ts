import { useEffect, useState } from 'react';

const SETTLED_AFTER_MS = 250;

/** A value once it has not changed for a moment: nobody is asked at each stroke. */
export function useSettled<Value>(value: Value): Value {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
