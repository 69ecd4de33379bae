import type { CreationNeedEntry } from 'countersign';
import type { Language } from '../../language';
import admin from '../admin';
import { detailsFieldId } from '../details/draft';
import { accessFieldId, type AccessDraft } from './access';

/** What is still needed, in words, and the field. */
export interface Need {
  text: string;
  field: string | undefined;
}

/** What an access still needs, as the package says. */
export function accessNeeds(access: readonly AccessDraft[], today: string): CreationNeedEntry[] {
  const { steps } = admin.creationSteps({
    source: 'manual',
    person: { today },
    copies: false,
    customers: access.map(({ customer, roles, accounts }) => ({ customer, roles, accounts })),
  });
  return steps.find(({ step }) => step === 'access')?.needed ?? [];
}

type NameOf = (customer: string) => string;

/** In words. */
export function needOf(entry: CreationNeedEntry, nameOf: NameOf, { words: { person, create } }: Language): Need {
  const { code, field, customer } = entry;
  if (field !== undefined) {
    // A name that is fine as it stands is not what is missing: that it is free is.
    const text = code === 'user-name-unchecked' ? create.needs[code]('') : person.fields[field];
    return { text, field: detailsFieldId(field) };
  }
  const company = customer === undefined ? '' : nameOf(customer);
  const part = code === 'role-missing' ? 'roles' : 'company';
  return { text: create.needs[code](company), field: customer && accessFieldId(customer, part) };
}
