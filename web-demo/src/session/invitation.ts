/** What an invitation's link holds behind `#`, which no server's log gets to see. */
export interface Invitation {
  /** Of an invitation by link. */
  token?: string;
  legalEntity?: string;
  userName?: string;
}

/** Reads it, and takes it out of the address at once: no history keeps it. */
export function takeInvitation(): Invitation {
  const secret = location.hash.slice(1);
  if (secret === '') return {};
  history.replaceState(history.state, '', location.pathname);
  const held = new URLSearchParams(secret);
  const [token, legalEntity, userName] = ['token', 'entity', 'userName'].map((name) => held.get(name) ?? undefined);
  return {
    ...(token !== undefined && { token }),
    ...(legalEntity !== undefined && { legalEntity }),
    ...(userName !== undefined && { userName }),
  };
}
