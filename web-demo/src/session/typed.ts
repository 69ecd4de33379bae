/** What somebody has typed and not sent: it stays while the page is open, also when they have to sign in again. */
import { useCallback, useState, type Dispatch, type SetStateAction } from 'react';

/** In memory only, and of one person only. */
let values = new Map<string, unknown>();
let owner = '';

/** Keeps what this person typed, and drops what another one did. */
export function keepTypedOf(who: string): void {
  if (who !== owner) forgetTyped();
  owner = who;
}

export function forgetTyped(): void {
  values = new Map();
  owner = '';
}

/** As `useState`, for what must not be lost when the page is left or its person is signed out. The name says what it is of. */
export function useTyped<Value>(name: string, initial: Value): [Value, Dispatch<SetStateAction<Value>>] {
  const [value, set] = useState<Value>(() => (values.has(name) ? (values.get(name) as Value) : initial));
  const type = useCallback(
    (next: SetStateAction<Value>): void =>
      set((current) => {
        const typed = next instanceof Function ? next(current) : next;
        values.set(name, typed);
        return typed;
      }),
    [name],
  );
  return [value, type];
}

/** One object that stays as long: made when it is first asked for. */
export function keptTyped<Value>(name: string, make: () => Value): Value {
  if (!values.has(name)) values.set(name, make());
  return values.get(name) as Value;
}
