import type { CreationNeed } from 'countersign';
import type { CoreRecord } from '../people/creating';
import type { Step } from '../people/create/draft';

/** What the pages say that create a user. */
export interface CreateWords {
  stepOf: (page: string, place: number, all: number) => string;
  steps: Readonly<Record<Step, string>>;
  /** The same, where what was said is checked. */
  parts: Readonly<Record<Step, string>>;
  needs: Readonly<Record<CreationNeed, (company: string) => string>>;
  draftGone: string;
  source: string;
  enterDetails: string;
  enterDetailsHint: string;
  findRecord: string;
  findRecordHint: string;
  noRecords: string;
  noRecordsNext: string;
  recordReasons: Readonly<Record<CoreRecord['reasons'][number], string>>;
  copyHint: string;
  startFrom: string;
  startFromRole: string;
  copyUser: string;
  copyCustomRole: string;
  copiedFrom: (name: string) => string;
  customRole: string;
  chooseCustomRole: string;
  person: string;
  accessHint: string;
  accessLine: (roles: string, accounts: string, isAutomatic: boolean) => string;
  goOn: string;
  back: string;
  submit: string;
  change: string;
  changePart: (part: string) => string;
  cancelTitle: string;
  cancelConsequence: string;
  discard: string;
  notKept: string;
  notCreated: string;

  abilities: string;
  thisPerson: string;
  sees: (who: string, features: string, companies: string) => string;
  seesNothing: (who: string, companies: string) => string;
  enters: (who: string, features: string) => string;
  entersNothing: (who: string) => string;
  approves: (who: string, features: string) => string;
  approvesNothing: (who: string) => string;
  limitOf: (group: string, company: string, bounds: string) => string;
  atMost: (amount: string, per: string) => string;

  notPreviewed: string;
  conflicts: string;
  conflict: (roles: string, company: string) => string;

  created: (name: string) => string;
  linkSentTo: (email: string) => string;
  codeSentTo: (email: string, phoneLast3: string) => string;
  view: string;
  another: string;
  viewAll: string;
  newCustomRole: string;
  roleTitle: string;
  roleTitleHint: string;
  createRole: string;
  roleCreated: (title: string) => string;
  roleNotCreated: string;
}
