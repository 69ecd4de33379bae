import type { DetailIssue, PersonRules } from 'countersign';
import { useMemo } from 'react';
import admin from '../admin';
import { typedIn, type DetailsDraft, type DetailsField } from './draft';

export interface PersonPolicy {
  /** The civil date at the legal entity. */
  today: string;
  policy?: PersonRules | undefined;
}

/** What the package says about the fields of a form, the first issue of each. */
export type DetailsIssues = Partial<Record<DetailsField, DetailIssue>>;

export function useDetailsIssues(
  draft: DetailsDraft,
  fields: readonly DetailsField[],
  { today, policy }: PersonPolicy,
): DetailsIssues {
  return useMemo(() => {
    const found = admin.validatePerson({ ...typedIn(draft), today, ...(policy && { policy }) });
    const issues: DetailsIssues = {};
    for (const issue of found) {
      const field = fields.find((name) => issue.path === `/${name}` || issue.path.startsWith(`/${name}/`));
      if (field !== undefined) issues[field] ??= issue;
    }
    return issues;
  }, [draft, fields, today, policy]);
}
