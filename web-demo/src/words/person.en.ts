import type { PersonWords } from './person';
import { pluralIn } from './plural';
import { stopped } from './stopped';

const plural = pluralIn('en-GB');
const counted = (count: number, one: string, other: string): string =>
  plural(count, { one: `1 ${one}`, other: `${count} ${other}` });

export default {
  sections: 'Sections',
  section: {
    details: 'Details',
    access: 'Access and role',
    permissions: 'Account permissions',
    other: 'Other permissions',
    limits: 'Limits',
  },
  fields: {
    firstName: 'First name',
    middleName: 'Middle name',
    lastName: 'Last name',
    birthDate: 'Birth date',
    email: 'E-mail',
    phone: 'Phone',
    ssn: 'SSN',
    licence: 'Driver’s licence',
    userName: 'User name',
  },
  phoneCountry: 'Country of the phone number',
  ssnHint: 'Nine digits. It can never be changed.',
  licenceNow: (last4) => `Now •• ${last4}. Leave it empty to keep it.`,
  fixed: 'SSN and user name can never be changed.',
  none: 'None',
  show: 'Show',
  hide: 'Hide',
  showNumber: (field) => `Show ${field}`,
  recorded: 'That you have seen it is recorded.',
  notShown: 'It could not be shown.',

  edit: 'Edit',
  editSection: (section) => `Edit ${section}`,
  keep: 'Keep',
  unsent: 'Not sent yet',
  update: 'Update',
  saveTitle: (name, count) => `Update ${name} with ${counted(count, 'change', 'changes')}?`,
  saved: (name) => `${name} is updated.`,
  notSaved: 'Nothing more was changed',
  changed: (field, before, after) => `${field}: ${after} (before: ${before})`,
  secretChanged: (field) => `${field}: another number`,
  attention: (field, issue) => `${field}: ${issue}`,
  stillNeeded: (what) => stopped(`Still needed: ${what}`),
  needed: {
    company: 'A company',
    roleAt: (company) => `Role at ${company}`,
    accountAt: (company) => `An account of ${company}`,
    userNameChecked: 'That the user name is free',
  },

  since: (at, reason) => `Since ${at}: ${reason}`,
  invited: (at, until) => `The link was sent on ${at} and works until ${until}.`,
  lockedUntil: (at) => `Too many wrong passwords. The lock passes by itself on ${at}.`,
  invitationOver: (until) => `The link worked until ${until}. Send another one.`,
  notInvited: 'No link works at present. Send one.',
  noDetails: 'The bank has no details of this person yet.',
  noDetailsNext: 'Ask the bank to add them. They can be edited here from then on.',
  ownRecord: 'You cannot change your own rights.',
  screening: {
    name: 'Screening',
    found: (state, at) =>
      state === 'hit'
        ? `A hit on ${at}: the bank has to clear it`
        : state === 'cleared'
          ? `A hit, cleared by the bank (checked on ${at})`
          : `Nothing found on ${at}`,
    waits: (name) => `The bank has to check ${name} before the access can be activated`,
    whoClears:
      'Only the bank’s staff can clear this; nobody at your company can. Until then the link does not work. If name, birth date or SSN is wrong, correct the details and have them checked again.',
    again: 'Check again',
    stillHit: 'Checked again: the bank still has to clear it.',
  },
  certificate: 'Save certificate',
  certificateSaved: (name, file) => `What ${name} may do today is saved as ${file}.`,

  companiesChosen: (count, all) => `${count} of ${counted(all, 'company', 'companies')} selected`,
  allCompanies: (count) => `All ${count} companies`,
  accountsOf: (selected, all) => `Accounts: ${selected} of ${all}`,
  allAccounts: (count) => plural(count, { one: 'The only account', other: `All ${count} accounts` }),
  roleNotYours: 'You do not hold this, so you cannot give it.',
  chooseRole: 'Choose a role',
  automaticAccess: 'Add new accounts automatically',
  newAccounts: 'New accounts',
  addedByThemselves: 'Added automatically',
  notAdded: 'Not added',
  cannotGive: 'You cannot give this as it stands',
  more: (count) => `${count} more`,
  effect: 'What this changes',
  resets: (company, permissions, limits) =>
    `${company}: ${counted(permissions, 'permission change', 'permission changes')} and ${counted(limits, 'limit', 'limits')} are reset.`,
  gains: (actions) => `Newly allowed: ${actions}.`,
  loses: (actions) => `No longer allowed: ${actions}.`,
  companyAdded: (company, roles, accounts) => `${company}: ${roles}, ${counted(accounts, 'account', 'accounts')}`,
  companyRemoved: (company) => `${company}: no access any more`,
  roleChanged: (company, roles, before) => `${company}: ${roles} instead of ${before}`,
  accountsChanged: (company, before, after) => `${company}: ${counted(after, 'account', 'accounts')} (before: ${before})`,
  automaticChanged: (company, isOn) =>
    isOn ? `${company}: new accounts are added automatically` : `${company}: new accounts are not added`,
  removeTitle: (name, companies) => `Remove ${name} from ${companies}?`,
  removeOnly: (name, companies) => `${name} can no longer act for ${companies}. Everything else stays.`,
  noneLeft: (name, companies) => `Without ${companies} no company is left: ${name} will be suspended.`,
  remove: 'Remove',
  noCompany: 'No company is open to this person.',
  noCompanyNext: 'Who may edit this person can give them one, under “Access and role”.',

  noPermissions: 'Nothing is granted on accounts here.',
  noOther: 'Nothing is granted beside the accounts here.',
  noLimits: 'This person moves no money here.',
  followsRole: 'What is allowed follows from the role, under “Access and role”.',
  byFeature: 'By feature',
  byAccount: 'By account',
  feature: 'Feature',
  notOffered: 'Not offered',
  partly: (level) => `${level} (partly)`,
  actionsOf: (selected, all, type) => `${selected} of ${all}, ${type}`,
  insteadOf: (limit, own) => `${limit} (default: ${own})`,
  futureOnly: 'Applies to future payments.',

  checkAvailability: 'Check availability',
  rulesFirst: 'The rules must be met first.',
  userNameFree: (userName) => `${userName} is available.`,
  userNameTaken: 'This user name is taken. Choose another one.',
  userNameUnknown: 'It could not be found out. Try again.',
} satisfies PersonWords as PersonWords;
