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
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../language';
import { useMediaQuery } from '../media';
import { FIRST_SORT, SORTS, STATUSES, type UsersSearch } from './search';

const filters = style({ display: 'flex', flexWrap: { default: 'nowrap', md: 'wrap' }, alignItems: 'end', gap: 12 });
const stack = style({ display: 'flex', flexDirection: 'column', gap: 24 });
const search = style({ flexGrow: { default: 1, md: 0 }, width: { default: 'auto', md: 288 }, minWidth: 0 });
const choice = style({ width: { default: 'full', md: 176 } });
const order = style({ width: { default: 'full', md: 200 } });

/** The choice of all: no id, as ids are not empty. */
const ANY = '';

/** What the list can be narrowed to. */
export interface FilterChoices {
  contracts: readonly { id: string; name: string }[];
  roles: readonly { id: string; name: string }[];
}

interface Choices {
  search: UsersSearch;
  facets: FilterChoices;
  onChoose: (changes: Partial<Record<keyof UsersSearch, string | undefined>>) => void;
}

interface Props extends Choices {
  onType: (typed: string) => void;
}

/** What the list can be narrowed to, and its order. */
export function UserFilters({ onType, ...choices }: Props) {
  const { words } = useLanguage();
  const narrow = useMediaQuery('(max-width: 767px)');
  return (
    <div className={filters} role="search">
      <SearchField
        aria-label={words.people.search}
        placeholder={words.people.search}
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
        <FilterPickers {...choices} />
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
              <FilterPickers {...choices} />
            </div>
          </Content>
          <ButtonGroup>
            <Button variant="accent" onPress={close}>{words.people.showPeople}</Button>
          </ButtonGroup>
        </>
      )}
    </FullscreenDialog>
  );
}

function FilterPickers({ search: { contract, role, status, sort }, facets, onChoose }: Choices) {
  const { say, words } = useLanguage();
  const { people } = words;
  const statuses = STATUSES.map((id) => ({ id, name: say.word('userStatus', id) }));
  return (
    <>
      {(facets.contracts.length > 1 || contract !== undefined) && (
        <Filter
          label={people.contract}
          value={contract}
          items={facets.contracts}
          onChange={(id) => onChoose({ contract: id })}
        />
      )}
      <Filter label={people.role} value={role} items={facets.roles} onChange={(id) => onChoose({ role: id })} />
      <Filter label={people.status} value={status} items={statuses} onChange={(id) => onChoose({ status: id })} />
      <Picker
        label={people.sort}
        value={sort ?? FIRST_SORT}
        onChange={(key) => onChoose({ sort: key === FIRST_SORT ? undefined : String(key) })}
        styles={order}>
        {SORTS.map((one) => (
          <PickerItem key={one} id={one}>{people.sorts[one]}</PickerItem>
        ))}
      </Picker>
    </>
  );
}

interface FilterProps {
  label: string;
  value: string | undefined;
  items: readonly { id: string; name: string }[];
  onChange: (id: string | undefined) => void;
}

function Filter({ label, value, items, onChange }: FilterProps) {
  const { words } = useLanguage();
  return (
    <Picker
      label={label}
      value={value ?? ANY}
      onChange={(key) => onChange(key === ANY ? undefined : String(key))}
      styles={choice}>
      {[{ id: ANY, name: words.people.any }, ...items].map(({ id, name }) => (
        <PickerItem key={id} id={id} textValue={name}>{words.name(name)}</PickerItem>
      ))}
    </Picker>
  );
}
