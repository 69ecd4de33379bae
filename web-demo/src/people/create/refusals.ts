import { ProblemError } from '../../api';
import type { DetailsField } from '../details/draft';
import { NO_DETAILS } from '../details/draft';

/** What the service said of each field, in its words. */
export function refusalsOf(error: Error | null): Partial<Record<DetailsField, string>> {
  if (!(error instanceof ProblemError)) return {};
  const fields = Object.keys(NO_DETAILS) as DetailsField[];
  return Object.fromEntries(
    (error.problem.errors ?? []).flatMap(({ pointer = '', detail }) => {
      const field = fields.find((name) => pointer === `/details/${name}`);
      return field === undefined ? [] : [[field, detail]];
    }),
  );
}
