import { personName } from '../display';
import type { Me } from '../session/calls';

/** What a person is called: by name where it is known, else by their id. */
export function nameOf({ name, user }: Pick<Me, 'name' | 'user'>): string {
  return name === undefined ? personName(user) : `${name.first} ${name.last}`;
}

/** Who can change a person's rights, by name. */
export const administratorsOf = ({ customers }: Pick<Me, 'customers'>): string[] => [
  ...new Set(customers.flatMap(({ administrators }) => administrators.map(personName))),
];
