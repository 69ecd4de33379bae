/** A person's details as they are typed; nothing is an empty text. */
export interface DetailsDraft {
  firstName: string;
  middleName: string;
  lastName: string;
  birthDate: string;
  email: string;
  phone: string;
  ssn: string;
  licence: string;
  userName: string;
}

export type DetailsField = keyof DetailsDraft;

export const NO_DETAILS: DetailsDraft = {
  firstName: '',
  middleName: '',
  lastName: '',
  birthDate: '',
  email: '',
  phone: '',
  ssn: '',
  licence: '',
  userName: '',
};

/** Only what was typed: a field in which nothing stands is not given. */
export function typedIn(draft: DetailsDraft): Partial<DetailsDraft> {
  return Object.fromEntries(Object.entries(draft).filter(([, text]) => text !== ''));
}

/** The element of a field, for links to it. */
export const detailsFieldId = (field: DetailsField): string => `person-${field}`;
