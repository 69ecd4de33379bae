/** What the page says that makes users out of a file. */
export interface ImportingWords {
  hint: string;
  choose: string;
  goOn: string;
  create: (count: number) => string;
  noneGood: string;
  trying: (file: string) => string;
  creating: (file: string) => string;
  progress: (rows: number, all: number) => string;
  stopped: (row: number) => string;
  /** Where no row was looked at. */
  unreadable: string;
  template: string;
  /** What the service says of a row, by its code. */
  problem: Readonly<Record<string, string>>;
  field: Readonly<Record<'customer' | 'roles' | 'accounts' | 'automaticAccess', string>>;
  show: string;
  all: (count: number) => string;
  problems: (count: number) => string;
  summary: (good: number, refused: number, isTrial: boolean) => string;
  noProblems: string;
  row: string;
  result: string;
  good: string;
  refused: string;
  created: (reference: string) => string;
}

/** What the page says that adds a user to another entity. */
export interface EntityWords {
  title: (name: string) => string;
  check: string;
  hint: string;
  entity: string;
  chooseEntity: string;
  alreadyThere: string;
  onlyOne: string;
  copiedDetails: string;
  copiedNote: string;
  customRole: string;
  noCustomRole: string;
  group: string;
  noGroup: string;
  goOn: string;
  back: string;
  add: string;
  notAdded: string;
  added: (name: string, entity: string) => string;
  needsEntity: string;
}
