import type { Me } from './calls';

/** The rights over people and what they did, as the service names them. */
export type Right =
  | 'viewUsers'
  | 'createUsers'
  | 'manageUsers'
  | 'activateUsers'
  | 'revealNumbers'
  | 'readAudit';

/** Whether a person holds a right at one company at least: then its page is there. */
export const mayDo = ({ may = [] }: Me, right: Right): boolean => may.includes(right);
