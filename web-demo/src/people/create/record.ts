import type { CoreRecord } from '../creating';
import type { DetailsField } from '../details/draft';
import type { CreationDraft } from './draft';
import { useCoreRecords } from './queries';

/** The record that the details come from; nothing where they are typed. */
export function useChosenRecord({ source, record }: CreationDraft): CoreRecord | undefined {
  const { data } = useCoreRecords(source === 'coreRecord' ? (record?.customer ?? '') : '');
  return data?.find(({ id }) => id === record?.id);
}

/** The details that the bank knows from a record: they are taken from there, and nobody types them. */
export function givenBy(record: CoreRecord | undefined): DetailsField[] {
  if (record === undefined) return [];
  const { firstName, middleName, lastName, birthDate, email, phone, ssnLast4 } = record;
  const known = { firstName, middleName, lastName, birthDate, email, phone, ssn: ssnLast4 };
  const fields = Object.keys(known) as (keyof typeof known)[];
  return fields.filter((field) => known[field] !== undefined);
}
