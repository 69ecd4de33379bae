import type { CreationAnswer, CreationNeedEntry, CreationSource, CreationStepName } from 'countersign';
import type { AccessDraft } from '../access/access';
import admin from '../admin';
import { NO_DETAILS, typedIn, type DetailsDraft } from '../details/draft';
import type { PersonPolicy } from '../details/issues';

/** Whose permissions a new user starts with: nobody's, a user's, or those of a custom role. */
export type Copy = { kind: 'none' } | { kind: 'user' | 'customRole'; id: string };

/** What has been said of a new user so far; it is kept by the service, so that nothing is lost. */
export interface CreationDraft {
  source: CreationSource;
  /** The chosen record of the bank. */
  record?: { id: string; customer: string };
  details: DetailsDraft;
  /** The user name that the service said is free. */
  freeUserName?: string;
  /** Absent as long as nothing is decided. */
  copy?: Copy | undefined;
  access: AccessDraft[];
}

export const NEW_DRAFT: CreationDraft = { source: 'manual', details: NO_DETAILS, access: [] };

/** A draft whose details come from where the bank lets them come from: where there is no choice, none is asked. */
export function asOffered(draft: CreationDraft, sources: readonly CreationSource[]): CreationDraft {
  const [first = draft.source] = sources;
  return sources.includes(draft.source) ? draft : { ...draft, source: first };
}

/** The steps, each with an address; in the last one nothing is asked. */
export const STEPS = ['details', 'copy', 'access', 'check'] as const;
export type Step = (typeof STEPS)[number];

export const stepOf = (text: string): Step | undefined => STEPS.find((step) => step === text);

/** What is still needed, as the package says. */
export function stepsOf(draft: CreationDraft, { today, policy }: PersonPolicy): CreationAnswer {
  const { source, record, details, freeUserName, copy, access } = draft;
  return admin.creationSteps({
    source,
    person: { ...typedIn(details), today, ...(policy && { policy }) },
    customers: access.map(({ customer, roles, accounts }) => ({ customer, roles, accounts })),
    ...(record !== undefined && { record: record.id }),
    ...(freeUserName !== undefined && freeUserName === details.userName && { userNameFree: true }),
    ...(copy !== undefined && { copies: copy.kind !== 'none' }),
    ...(copy?.kind === 'user' && { copyOf: copy.id }),
    ...(copy?.kind === 'customRole' && { customRole: copy.id }),
  });
}

/** What a step needs before the next one; the last one, whatever any of them needs. */
export function neededFor(step: Step, { steps }: CreationAnswer): CreationNeedEntry[] {
  const isAsked = (name: CreationStepName): boolean => step === 'check' || step === name;
  return steps.filter(({ step: name }) => isAsked(name)).flatMap(({ needed }) => needed);
}
