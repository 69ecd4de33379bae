import type { RulesAnswer } from 'countersign';
import { useEffect, useState } from 'react';

type Admin = typeof import('countersign/admin');

/** The package with everything: only pages on which a password is chosen load it. */
async function loadAdmin(): Promise<Admin> {
  const admin = await import('countersign/admin');
  await admin.default();
  return admin;
}

interface Wanted {
  password: string;
  /** Whether a second factor is asked for at sign-in. */
  secondFactor: boolean;
  /** What it must not contain. */
  words: readonly string[];
}

/** The state of each rule for what is typed; nothing while the package is loaded. */
export function usePasswordRules({ password, secondFactor, words }: Wanted): RulesAnswer | undefined {
  const [admin, setAdmin] = useState<Admin>();
  useEffect(() => {
    let isGone = false;
    // Without it the service's answer has to do.
    loadAdmin().then((loaded) => isGone || setAdmin(() => loaded), () => undefined);
    return () => {
      isGone = true;
    };
  }, []);
  return admin?.passwordRules({ password, secondFactor, words: [...words] });
}
