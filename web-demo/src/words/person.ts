import type { DetailsField } from '../people/details/draft';
import type { Section } from '../people/user/sections';

/** What the pages about one person say: theirs, and those that make one. */
export interface PersonWords {
  sections: string;
  section: Readonly<Record<Section, string>>;
  fields: Readonly<Record<DetailsField, string>>;
  phoneCountry: string;
  ssnHint: string;
  licenceNow: (last4: string) => string;
  fixed: string;
  none: string;
  show: string;
  hide: string;
  showNumber: (field: string) => string;
  /** That the whole number was seen. */
  recorded: string;
  notShown: string;

  edit: string;
  editSection: (section: string) => string;
  keep: string;
  unsent: string;
  update: string;
  saveTitle: (name: string, count: number) => string;
  saved: (name: string) => string;
  notSaved: string;
  changed: (field: string, before: string, after: string) => string;
  /** Of a number that is not shown. */
  secretChanged: (field: string) => string;
  attention: (field: string, issue: string) => string;
  stillNeeded: (what: string) => string;
  needed: {
    company: string;
    roleAt: (company: string) => string;
    accountAt: (company: string) => string;
    userNameChecked: string;
  };

  since: (at: string, reason: string) => string;
  invited: (at: string, until: string) => string;
  lockedUntil: (at: string) => string;
  invitationOver: (until: string) => string;
  notInvited: string;
  noDetails: string;
  noDetailsNext: string;
  ownRecord: string;
  /** The check of a person by the bank (OFAC and CIP). */
  screening: {
    name: string;
    /** What came of it, and when. */
    found: (state: string, at: string) => string;
    waits: (name: string) => string;
    whoClears: string;
    again: string;
    stillHit: string;
  };
  certificate: string;
  certificateSaved: (name: string, file: string) => string;

  companiesChosen: (count: number, all: number) => string;
  allCompanies: (count: number) => string;
  accountsOf: (selected: number, all: number) => string;
  allAccounts: (count: number) => string;
  roleNotYours: string;
  chooseRole: string;
  automaticAccess: string;
  newAccounts: string;
  addedByThemselves: string;
  notAdded: string;
  cannotGive: string;
  more: (count: number) => string;
  effect: string;
  resets: (company: string, permissions: number, limits: number) => string;
  gains: (actions: string) => string;
  loses: (actions: string) => string;
  companyAdded: (company: string, roles: string, accounts: number) => string;
  companyRemoved: (company: string) => string;
  roleChanged: (company: string, roles: string, before: string) => string;
  accountsChanged: (company: string, before: number, after: number) => string;
  automaticChanged: (company: string, isOn: boolean) => string;
  removeTitle: (name: string, companies: string) => string;
  removeOnly: (name: string, companies: string) => string;
  noneLeft: (name: string, companies: string) => string;
  remove: string;
  noCompany: string;
  noCompanyNext: string;

  noPermissions: string;
  noOther: string;
  noLimits: string;
  followsRole: string;
  byFeature: string;
  byAccount: string;
  feature: string;
  notOffered: string;
  /** An access level of which only some actions are granted. */
  partly: (level: string) => string;
  actionsOf: (selected: number, all: number, type: string) => string;
  insteadOf: (limit: string, own: string) => string;
  futureOnly: string;

  checkAvailability: string;
  rulesFirst: string;
  userNameFree: (userName: string) => string;
  userNameTaken: string;
  userNameUnknown: string;
}
