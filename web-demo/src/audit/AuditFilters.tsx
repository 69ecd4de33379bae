import {
  Button,
  ButtonGroup,
  Content,
  DatePicker,
  DateRangePicker,
  DialogTrigger,
  FullscreenDialog,
  Heading,
  Picker,
  PickerItem,
  SearchField,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { parseDate } from '@internationalized/date';
import { useState } from 'react';
import { useLanguage } from '../language';
import { useMediaQuery } from '../media';
import type { AuditSearch } from './search';

const filters = style({ display: 'flex', alignItems: 'end', gap: 12, flexWrap: { default: 'nowrap', md: 'wrap' } });
const stack = style({ display: 'flex', flexDirection: 'column', gap: 24 });
const searchStyle = style({ flexGrow: { default: 1, md: 0 }, width: { default: 'auto', md: 288 }, minWidth: 0 });

const ANY = 'any';

interface Props {
  search: AuditSearch;
  onChange: (change: AuditSearch, isTyping?: boolean) => void;
}

/** What the audit can be narrowed to. */
export function AuditFilters({ search, onChange }: Props) {
  const { words } = useLanguage();
  const narrow = useMediaQuery('(max-width: 767px)');
  return (
    <div className={filters} role="search">
      <IdSearch key={search.q} search={search} onChange={onChange} />
      {narrow ? (
        <DialogTrigger>
          <Button variant="secondary">{words.payments.filters}</Button>
          <FullscreenDialog>
            {({ close }) => (
              <>
                <Heading slot="title">{words.payments.filters}</Heading>
                <Content>
                  <div className={stack}>
                    <EventFilter search={search} onChange={onChange} />
                    <FirstAndLast search={search} onChange={onChange} />
                  </div>
                </Content>
                <ButtonGroup>
                  <Button variant="accent" onPress={close}>{words.audit.show}</Button>
                </ButtonGroup>
              </>
            )}
          </FullscreenDialog>
        </DialogTrigger>
      ) : (
        <>
          <EventFilter search={search} onChange={onChange} />
          <Days search={search} onChange={onChange} />
        </>
      )}
    </div>
  );
}

/** Ids are looked for whole, so only once they are typed. */
function IdSearch({ search: { q = '' }, onChange }: Props) {
  const { words } = useLanguage();
  const [typed, type] = useState(q);
  return (
    <SearchField
      aria-label={words.audit.search}
      placeholder={words.audit.search}
      value={typed}
      onChange={type}
      onSubmit={(id) => onChange({ q: id.trim() })}
      onClear={() => onChange({ q: '' })}
      styles={searchStyle}
    />
  );
}

function EventFilter({ search: { event }, onChange }: Props) {
  const { words } = useLanguage();
  const known = Object.entries(words.audit.events);
  return (
    <Picker
      label={words.audit.what}
      value={event ?? ANY}
      onChange={(key) => onChange({ event: key === ANY ? '' : String(key) })}
      styles={style({ width: { default: 'full', md: 256 } })}>
      <PickerItem id={ANY}>{words.audit.anything}</PickerItem>
      {known.map(([id, name]) => (
        <PickerItem key={id} id={id}>{name}</PickerItem>
      ))}
    </Picker>
  );
}

function Days({ search: { from, to }, onChange }: Props) {
  const { words } = useLanguage();
  const start = dayOf(from);
  const end = dayOf(to);
  return (
    <DateRangePicker
      label={words.audit.days}
      styles={style({ width: { default: 'full', md: 320 } })}
      value={start && end ? { start, end } : null}
      onChange={(days) => onChange({ from: days?.start.toString() ?? '', to: days?.end.toString() ?? '' })}
    />
  );
}

/** The same in two fields, where one has no room for both. */
function FirstAndLast({ search: { from, to }, onChange }: Props) {
  const { words } = useLanguage();
  const wide = style({ width: 'full' });
  return (
    <>
      <DatePicker
        label={words.audit.firstDay}
        value={dayOf(from) ?? null}
        onChange={(day) => onChange({ from: day?.toString() ?? '' })}
        styles={wide}
      />
      <DatePicker
        label={words.audit.lastDay}
        value={dayOf(to) ?? null}
        onChange={(day) => onChange({ to: day?.toString() ?? '' })}
        styles={wide}
      />
    </>
  );
}

function dayOf(text: string | undefined) {
  try {
    return text === undefined ? undefined : parseDate(text);
  } catch {
    return undefined;
  }
}
