import type { DraftContent } from '../creating';
import { NO_DETAILS, typedIn } from '../details/draft';
import { NEW_DRAFT, type Copy, type CreationDraft } from './draft';

/** A draft as the service keeps it. That a user name was free is not kept: it is asked again. */
export function contentOf({ source, record, details, copy, access }: CreationDraft): DraftContent {
  return {
    source,
    details: typedIn(details),
    customers: access,
    ...(source === 'coreRecord' && record !== undefined && { record: record.id, recordCustomer: record.customer }),
    ...(copy !== undefined && { copies: copy.kind !== 'none' }),
    ...(copy?.kind === 'user' && { copyOf: copy.id }),
    ...(copy?.kind === 'customRole' && { customRole: copy.id }),
  };
}

/** And back. */
export function draftOf(content: DraftContent): CreationDraft {
  const { source = NEW_DRAFT.source, record, recordCustomer, details, customers = [] } = content;
  const copy = copyOf(content);
  return {
    source,
    details: { ...NO_DETAILS, ...details },
    access: customers.map(({ customer, roles = [], accounts = [], automaticAccess = false }) => ({
      customer,
      roles,
      accounts,
      automaticAccess,
    })),
    ...(record !== undefined && { record: { id: record, customer: recordCustomer ?? '' } }),
    ...(copy !== undefined && { copy }),
  };
}

function copyOf({ copies, copyOf: user, customRole }: DraftContent): Copy | undefined {
  if (user !== undefined) return { kind: 'user', id: user };
  if (customRole !== undefined) return { kind: 'customRole', id: customRole };
  return copies === false ? { kind: 'none' } : undefined;
}
