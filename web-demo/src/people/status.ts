import type { Whom } from './api';

/** What can be done about a person's status; where several are possible, the first is the one that helps. */
export const STATUS_ACTS = ['resendInvitation', 'unlock', 'activate', 'suspend'] as const;
export type StatusAct = (typeof STATUS_ACTS)[number];

/** The one that the service lets the reader do now. */
export const actOf = ({ may }: Pick<Whom, 'may'>): StatusAct | undefined =>
  STATUS_ACTS.find((act) => may.includes(act));
