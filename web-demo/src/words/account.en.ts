import type { AccountWords } from './account';
import { pluralIn } from './plural';

const plural = pluralIn('en-GB');

export default {
  title: 'My account',
  tabs: { details: 'Details', rights: 'My rights', devices: 'Devices', password: 'Password' },
  details: {
    label: 'Your details',
    name: 'Name',
    userName: 'User name',
    userId: 'User ID',
    email: 'E-mail',
    phone: 'Phone',
    lastSignIn: 'Last sign-in',
    never: 'N/A',
    fixed: 'Your details are kept by your company. An administrator there can change them; the user name stays for ever.',
    roles: 'Roles',
    unknown: 'Not given',
  },
  rights: {
    label: 'Your rights',
    note: 'You cannot change your own rights.',
    canChange: (people, count) =>
      plural(count, { one: `${people} can.`, other: `${people} can.` }),
    company: 'Company',
    feature: 'Feature',
    none: 'No rights here.',
    allAccounts: (count) => plural(count, { one: 'on the one account', other: `on all ${count} accounts` }),
    accounts: (count, all) => `on ${count} of ${all} accounts`,
    search: 'Search rights',
    noMatch: (typed) => `No right matches “${typed}”.`,
  },
  devices: {
    label: 'Where you are signed in',
    here: 'This device',
    device: 'Device',
    begun: 'Signed in',
    used: 'Last used',
    unknown: 'Unknown device',
    signOut: 'Sign out',
    signOutOf: (device) => `Sign out: ${device}`,
    ended: 'Signed out there.',
    everywhere: 'Sign out everywhere',
    everywhereTitle: 'Sign out everywhere?',
    everywhereConsequence: 'You are signed out on every device, here as well, from the next click on.',
  },
} satisfies AccountWords as AccountWords;
