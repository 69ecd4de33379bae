import type { Act } from '../people/acts';
import type { StatusAct } from '../people/status';
import type { UsersSort } from '../people/search';

/** What is asked before something is done to a person. */
interface Asked {
  title: (name: string) => string;
  consequences: (name: string, email: string) => readonly string[];
}

/** What the list of people says. */
export interface PeopleWords {
  /** Beside the reader's own name. */
  you: string;
  /** Where there is nothing to say. */
  none: string;
  search: string;
  done: Readonly<Record<Act, (name: string) => string>>;
  showPeople: string;
  any: string;
  contract: string;
  sort: string;
  sorts: Readonly<Record<UsersSort, string>>;
  name: string;
  fullName: string;
  role: string;
  userName: string;
  status: string;
  actions: string;
  lastSignIn: string;
  email: string;
  phone: string;
  details: (name: string) => string;
  count: (count: number) => string;
  countOf: (matching: number, all: number) => string;
  nobody: string;
  noMatch: (filters: string) => string;
  manage: string;
  viewPermissions: string;
  addToEntity: string;
  export: string;
  exported: (file: string) => string;
  notEverywhere: (name: string) => string;
  notYourself: string;
  /** What a button says, and what it is called. */
  act: Readonly<Record<Act, string>>;
  actOn: Readonly<Record<StatusAct, (name: string) => string>>;
  suspend: {
    title: (name: string) => string;
    signedOut: (name: string) => string;
    /** Before what can no longer be approved. */
    then: string;
    nothingStops: string;
    unknown: string;
    reason: string;
    reasonKept: string;
    lastAdministrator: (name: string) => string;
    reasonNeeded: string;
  };
  confirm: Readonly<Record<Exclude<Act, 'suspend'>, Asked>>;
  /** Before what the service answered in place of doing it. */
  notDone: Readonly<Record<Act, (name: string) => string>>;
  /** The rights by their names. */
  rights: { viewUsers: string; createUsers: string; manageUsers: string; activateUsers: string };
}
