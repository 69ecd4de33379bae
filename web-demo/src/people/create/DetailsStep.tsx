import { Radio, RadioGroup, SelectBox, SelectBoxGroup, Text } from '@react-spectrum/s2';
import Edit from '@react-spectrum/s2/icons/UserEdit';
import Find from '@react-spectrum/s2/icons/FileUser';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { CreationSource } from 'countersign';
import { useMemo } from 'react';
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import { useMediaQuery } from '../../media';
import type { Options } from '../creating';
import type { DetailsDraft, DetailsField } from '../details/draft';
import { DetailsForm } from '../details/DetailsForm';
import { useDetailsIssues } from '../details/issues';
import { regionOf } from '../details/region';
import { UserNameField } from '../details/UserNameField';
import { checkUserName } from '../creating';
import { refusalsOf } from './refusals';
import { givenBy, useChosenRecord } from './record';
import { RecordChoice } from './RecordChoice';
import type { Creation } from './useCreation';

const FIELDS: readonly DetailsField[] = [
  'firstName',
  'middleName',
  'lastName',
  'birthDate',
  'email',
  'phone',
  'ssn',
  'licence',
];
const stack = style({ display: 'flex', flexDirection: 'column', gap: 24 });
const heading = style({ font: 'heading-sm', margin: 0 });
const about = style({ font: 'body', margin: 0 });

interface Props {
  creation: Creation;
  options: Options;
}

/** Who the new user is: typed, or found in the bank's records. */
export function DetailsStep({ creation, options }: Props) {
  const { words } = useLanguage();
  const { entitlements } = useDesk();
  const { draft, change, create } = creation;
  const { details } = draft;
  const policy = useMemo(() => ({ today: options.today, policy: options.personPolicy }), [options]);
  const issues = useDetailsIssues(details, FIELDS, policy);
  const refused = refusalsOf(create.error);
  const record = useChosenRecord(draft);
  const given = givenBy(record);
  const type = (changes: Partial<DetailsDraft>): void => change({ details: { ...details, ...changes } });
  return (
    <div className={stack}>
      {options.sources.length > 1 && (
        <SourceChoice source={draft.source} onChoose={(source) => change({ source })} />
      )}
      {draft.source === 'coreRecord' && <RecordChoice creation={creation} options={options} />}
      {(draft.source === 'manual' || record !== undefined) && (
        <>
          <h2 className={heading}>{words.person.section.details}</h2>
          <DetailsForm
            draft={details}
            onChange={type}
            issues={issues}
            refused={refused}
            without={given}
            region={regionOf(entitlements.snapshot.legalEntity.timeZone)}
          />
          <UserNameField
            value={details.userName}
            onChange={(userName) => type({ userName })}
            policy={options.personPolicy?.userName}
            free={draft.freeUserName}
            refused={refused.userName}
            onCheck={async (userName) => {
              const isFree = await checkUserName(userName);
              if (isFree) change({ freeUserName: userName });
              return isFree;
            }}
          />
        </>
      )}
    </div>
  );
}

interface ChoiceProps {
  source: CreationSource;
  onChoose: (source: CreationSource) => void;
}

function SourceChoice({ source, onChoose }: ChoiceProps) {
  const { words } = useLanguage();
  const narrow = useMediaQuery('(max-width: 639px)');
  const hint = source === 'manual' ? words.create.enterDetailsHint : words.create.findRecordHint;
  const choose = (isRecord: boolean): void => onChoose(isRecord ? 'coreRecord' : 'manual');
  // The boxes cut what they are called where they are narrow.
  if (narrow) {
    return (
      <RadioGroup
        label={words.create.source}
        description={hint}
        value={source}
        onChange={(key) => choose(key === 'coreRecord')}>
        <Radio value="manual">{words.create.enterDetails}</Radio>
        <Radio value="coreRecord">{words.create.findRecord}</Radio>
      </RadioGroup>
    );
  }
  return (
    <>
      <SelectBoxGroup
        aria-label={words.create.source}
        orientation="horizontal"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[source]}
        onSelectionChange={(keys) => choose(keys !== 'all' && keys.has('coreRecord'))}>
        <SelectBox id="manual" textValue={words.create.enterDetails}>
          <Edit slot="illustration" styles={iconStyle({ size: 'XL' })} />
          <Text slot="label">{words.create.enterDetails}</Text>
        </SelectBox>
        <SelectBox id="coreRecord" textValue={words.create.findRecord}>
          <Find slot="illustration" styles={iconStyle({ size: 'XL' })} />
          <Text slot="label">{words.create.findRecord}</Text>
        </SelectBox>
      </SelectBoxGroup>
      <p className={about}>{hint}</p>
    </>
  );
}
