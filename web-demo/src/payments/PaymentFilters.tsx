import {
  Button,
  ButtonGroup,
  Content,
  DialogTrigger,
  FullscreenDialog,
  Heading,
  Picker,
  PickerItem,
  SearchField,
  SegmentedControl,
  SegmentedControlItem,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { TransactionStatus } from '../api';
import { useLanguage } from '../language';
import { useMediaQuery } from '../media';
import { SORTS, STATUSES, type PaymentsSearch } from './search';

const filters = style({ display: 'flex', alignItems: 'end', gap: 12 });
const stack = style({ display: 'flex', flexDirection: 'column', gap: 24 });
const search = style({ flexGrow: { default: 1, md: 0 }, width: { default: 'auto', md: 288 }, minWidth: 0 });

const ANY = 'any';

interface Choices {
  search: PaymentsSearch;
  onChoose: (status: TransactionStatus | undefined) => void;
  onSort: (sort: PaymentsSearch['sort']) => void;
}

interface Props extends Choices {
  onType: (typed: string) => void;
}

/** What the list can be narrowed to, and its order. */
export function PaymentFilters({ onType, ...choices }: Props) {
  const { words } = useLanguage();
  const narrow = useMediaQuery('(max-width: 767px)');
  return (
    <div className={filters} role="search">
      <SearchField
        aria-label={words.payments.search}
        placeholder={words.payments.search}
        value={choices.search.q ?? ''}
        onChange={onType}
        styles={search}
      />
      {narrow ? (
        <DialogTrigger>
          <Button variant="secondary">{words.payments.filters}</Button>
          <FilterDialog {...choices} />
        </DialogTrigger>
      ) : (
        <>
          <StatusFilter {...choices} />
          <SortPicker {...choices} />
        </>
      )}
    </div>
  );
}

/** Where there is no room for them beside the search. */
function FilterDialog(choices: Choices) {
  const { words } = useLanguage();
  return (
    <FullscreenDialog>
      {({ close }) => (
        <>
          <Heading slot="title">{words.payments.filters}</Heading>
          <Content>
            <div className={stack}>
              <StatusFilter {...choices} />
              <SortPicker {...choices} />
            </div>
          </Content>
          <ButtonGroup>
            <Button variant="accent" onPress={close}>{words.payments.done}</Button>
          </ButtonGroup>
        </>
      )}
    </FullscreenDialog>
  );
}

function StatusFilter({ search: { status }, onChoose }: Choices) {
  const { words } = useLanguage();
  return (
    <SegmentedControl
      aria-label={words.payments.status}
      selectedKey={status ?? ANY}
      onSelectionChange={(key) => onChoose(STATUSES.find((one) => one === key))}>
      <SegmentedControlItem id={ANY}>{words.payments.anyStatus}</SegmentedControlItem>
      <SegmentedControlItem id="executed">{words.status.executed}</SegmentedControlItem>
      <SegmentedControlItem id="pendingApproval">{words.status.pendingApproval}</SegmentedControlItem>
    </SegmentedControl>
  );
}

function SortPicker({ search: { sort }, onSort }: Choices) {
  const { words } = useLanguage();
  return (
    <Picker
      aria-label={words.payments.sort}
      value={sort ?? 'entered'}
      onChange={(key) => {
        const chosen = SORTS.find((one) => one === key);
        onSort(chosen === 'entered' ? undefined : chosen);
      }}
      styles={style({ width: { default: 'full', md: 232 } })}>
      {SORTS.map((one) => (
        <PickerItem key={one} id={one}>{words.payments.sorts[one]}</PickerItem>
      ))}
    </Picker>
  );
}
