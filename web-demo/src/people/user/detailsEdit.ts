import type { UserDetails } from '../api';
import { NO_DETAILS, type DetailsDraft, type DetailsField } from '../details/draft';
import type { PersonWords } from '../../words/person';

/** What is never changed. */
export const FIXED = ['ssn', 'userName'] as const satisfies readonly DetailsField[];

/** What can be changed; the licence number is not shown, so it is empty as long as it stays. */
export const EDITED = [
  'firstName',
  'middleName',
  'lastName',
  'birthDate',
  'email',
  'phone',
  'licence',
] as const satisfies readonly DetailsField[];

export const detailsDraftOf = (details: UserDetails | undefined): DetailsDraft =>
  details === undefined
    ? NO_DETAILS
    : {
        ...NO_DETAILS,
        firstName: details.firstName,
        middleName: details.middleName ?? '',
        lastName: details.lastName,
        birthDate: details.birthDate ?? '',
        email: details.email,
        phone: details.phone,
      };

/** The fields in which two versions differ. */
export const changedFields = (before: DetailsDraft, after: DetailsDraft): DetailsField[] =>
  EDITED.filter((field) => before[field] !== after[field]);

/** What was changed, a sentence for each field. */
export function detailsLines(
  before: DetailsDraft,
  after: DetailsDraft,
  { fields, changed, secretChanged, none }: Pick<PersonWords, 'fields' | 'changed' | 'secretChanged' | 'none'>,
): string[] {
  return changedFields(before, after).map((field) =>
    field === 'licence'
      ? secretChanged(fields.licence)
      : changed(fields[field], before[field] || none, after[field] || none),
  );
}

/** What the service takes; the licence only where another one was typed. */
export const detailsBodyOf = ({ firstName, middleName, lastName, birthDate, email, phone, licence }: DetailsDraft) => ({
  firstName,
  lastName,
  email,
  phone,
  ...(middleName !== '' && { middleName }),
  ...(birthDate !== '' && { birthDate }),
  ...(licence !== '' && { licence }),
});
