/** A file of users as it is sent: some rows at a time, each time with the line of the column names. */

/** The columns that a file may have, as the service names them. */
export const COLUMNS = [
  'firstName',
  'middleName',
  'lastName',
  'birthDate',
  'email',
  'phone',
  'ssn',
  'licence',
  'userName',
  'customer',
  'roles',
  'accounts',
  'automaticAccess',
] as const;

/** Rows that the service takes at once. */
const ROWS_AT_ONCE = 10;

export interface UserFile {
  name: string;
  /** Names what is sent of it, so that nothing is carried out twice. */
  id: string;
  header: string;
  rows: string[];
}

export async function readUserFile(file: File): Promise<UserFile> {
  const text = await file.text();
  const lines = text.replaceAll('\r', '').replace('\ufeff', '').split('\n');
  const [header = '', ...rows] = whole(lines).filter((line) => line.trim() !== '');
  return { name: file.name, id: crypto.randomUUID(), header, rows };
}

/** Rows of a file: a field in quotes may hold line breaks. */
function whole(lines: readonly string[]): string[] {
  const rows: string[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last !== undefined && isOpen(last)) rows.splice(-1, 1, `${last}\n${line}`);
    else rows.push(line);
  }
  return rows;
}

const isOpen = (row: string): boolean => (row.split('"').length - 1) % 2 === 1;

const linesOf = (rows: readonly string[]): string[] => rows.flatMap((row) => row.split('\n'));

export interface Piece {
  /** How many rows come before it. */
  before: number;
  lines: string[];
}

export function piecesOf({ header, rows }: UserFile): Piece[] {
  const starts = rows.flatMap((_, index) => (index % ROWS_AT_ONCE === 0 ? index : []));
  return starts.map((before) => ({ before, lines: linesOf([header, ...rows.slice(before, before + ROWS_AT_ONCE)]) }));
}
