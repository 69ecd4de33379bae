import { Picker, PickerItem, Radio, RadioGroup } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import { Failed } from '../../parts/Failed';
import { Facts } from '../../parts/Facts';
import { Loading } from '../../parts/Loading';
import { Notice } from '../../parts/Notice';
import type { CoreRecord, Options } from '../creating';
import { useCoreRecords } from './queries';
import type { Creation } from './useCreation';

interface Props {
  creation: Creation;
  options: Options;
}

const stack = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const field = style({ width: { default: 'full', sm: 320 } });
const list = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const card = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  padding: 16,
  borderRadius: 'lg',
  borderStyle: 'solid',
  borderWidth: 1,
  borderColor: 'gray-200',
});
const why = style({ font: 'body-sm', margin: 0 });

/** Somebody whom the bank knows already, company by company; who cannot be chosen is there with the reason. */
export function RecordChoice({ creation, options }: Props) {
  const { words } = useLanguage();
  const { draft, change } = creation;
  const [customer, choose] = useState(draft.record?.customer || (options.customers[0]?.id ?? ''));
  const { data, error, refetch } = useCoreRecords(customer);
  const onChoose = (id: string): void => {
    const record = data?.find((one) => one.id === id);
    if (record !== undefined) change({ record: { id, customer }, details: { ...draft.details, ...detailsOf(record) } });
  };
  return (
    <div className={stack}>
      <Picker
        label={words.payment.company}
        value={customer}
        onChange={(key) => choose(String(key))}
        styles={field}>
        {options.customers.map(({ id, name }) => (
          <PickerItem key={id} id={id} textValue={name}>{words.name(name)}</PickerItem>
        ))}
      </Picker>
      {error && <Failed title={words.states.listFailed} error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data?.length === 0 && <Notice title={words.create.noRecords} detail={[words.create.noRecordsNext]} />}
      {data !== undefined && data.length > 0 && (
        <RadioGroup aria-label={words.create.findRecord} value={draft.record?.id ?? null} onChange={onChoose}>
          <div className={list}>
            {data.map((record) => (
              <RecordCard key={record.id} record={record} />
            ))}
          </div>
        </RadioGroup>
      )}
    </div>
  );
}

function RecordCard({ record }: { record: CoreRecord }) {
  const { words } = useLanguage();
  const { say } = useDesk().catalogue;
  const { fields, none } = words.person;
  const { id, birthDate, phone, email, selectable, reasons } = record;
  return (
    <div className={card}>
      <Radio value={id} isDisabled={!selectable}>{nameOf(record)}</Radio>
      <Facts
        facts={[
          { id: 'birthDate', name: fields.birthDate, value: birthDate == null ? none : say.date(birthDate) },
          { id: 'phone', name: fields.phone, value: <bdi dir="ltr">{phone || none}</bdi> },
          { id: 'email', name: fields.email, value: <bdi>{email || none}</bdi> },
        ]}
      />
      {reasons.map((reason) => (
        <p key={reason} className={why}>{words.create.recordReasons[reason]}</p>
      ))}
    </div>
  );
}

/** What the record has of the details; the rest is typed. */
function detailsOf({ firstName, middleName, lastName, birthDate, email, phone }: CoreRecord) {
  const known = { firstName, middleName, lastName, birthDate, email, phone };
  return Object.fromEntries(Object.entries(known).map(([field, text]) => [field, text ?? '']));
}

const nameOf = ({ firstName, middleName, lastName }: CoreRecord): string =>
  [firstName, middleName ?? '', lastName].filter((part) => part !== '').join(' ');
