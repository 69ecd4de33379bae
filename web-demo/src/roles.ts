import type { Entitlements } from './api';
import type { Catalogue } from './catalogue';
import { plainName } from './display';
import type { Words } from './words/words';

/** What the user is, and where: `Treasurer at Bodegas Valdelosa S.L.` */
export function rolesOf({ snapshot, user }: Entitlements, { nameOf, say }: Catalogue, { rolesAt }: Words): string {
  const names = new Map(snapshot.roles.map(({ id, name }) => [id, name ?? plainName(id)]));
  const assignments = snapshot.users.find(({ id }) => id === user)?.assignments ?? [];
  const lines = assignments.map(({ roles, customer }) =>
    rolesAt(say.list(roles.map((role) => names.get(role) ?? plainName(role))), nameOf('customer', customer)),
  );
  return lines.join('; ');
}
