import type { NewUserBody } from '../creating';
import { typedIn } from '../details/draft';
import type { CreationDraft } from './draft';

/** What the service takes to create a user. */
export function newUserOf(draft: string, { source, record, details, copy, access }: CreationDraft): NewUserBody {
  return {
    draft,
    source,
    details: typedIn(details),
    customers: access,
    ...(source === 'coreRecord' && record !== undefined && { record: record.id, recordCustomer: record.customer }),
    ...(copy?.kind === 'user' && { copyOf: copy.id }),
    ...(copy?.kind === 'customRole' && { customRole: copy.id }),
  };
}
