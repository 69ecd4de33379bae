import type { ReactNode } from 'react';
import { useMediaQuery } from '../media';
import { RecordCards } from './RecordCards';
import { RecordTable } from './RecordTable';

/** One property of a record. */
export interface Column<Item> {
  id: string;
  name: string;
  cell: (item: Item) => ReactNode;
  /** Amounts stand at the end. */
  align?: 'end';
  /** Whether it is kept on one line. */
  isWhole?: boolean;
  /** How wide the window must be for a column of its own; absent: it always has one. Else it is in the opened record. */
  from?: 'lg' | 'never';
  /** Whether it stands on a card, although it has no column. */
  onCard?: boolean;
}

/** What can be done with a record without opening it. */
export interface Quick<Item> {
  name: string;
  of: (item: Item) => ReactNode;
}

export interface RecordsProps<Item extends { id: string }> {
  label: string;
  items: readonly Item[];
  /** The first one names the record, the last one of those always shown is its status. */
  columns: readonly Column<Item>[];
  /** What a record is called. */
  nameOf: (item: Item) => string;
  quick?: Quick<Item>;
  /** What can be done with an opened record. */
  actions: (item: Item) => ReactNode;
  /** The opened record's id. */
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
  /** What the button that opens a record is called. */
  openLabel: (name: string) => string;
}

/** A list of records, each of which can be opened where it stands: a table, or cards where there is no room for one. */
export function Records<Item extends { id: string }>(props: RecordsProps<Item>) {
  const wide = useMediaQuery('(min-width: 1024px)');
  const narrow = useMediaQuery('(max-width: 767px)');
  if (narrow) return <RecordCards {...props} />;
  const shown = props.columns.filter(({ from }) => from === undefined || (from === 'lg' && wide));
  return <RecordTable {...props} shown={shown} />;
}
