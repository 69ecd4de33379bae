import type { NewUser } from '../creating';

/** Who was created from which draft, while the page is open: the draft itself is gone by then. */
const created = new Map<string, NewUser & { name: string }>();

export const rememberCreated = (draft: string, user: NewUser & { name: string }): void => {
  created.set(draft, user);
};

export const createdAs = (draft: string): (NewUser & { name: string }) | undefined => created.get(draft);
