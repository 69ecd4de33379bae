import account from './account.en';
import * as adding from './adding.en';
import audit from './audit.en';
import create from './create.en';
import parts from './parts.en';
import peopleWords from './people.en';
import person from './person.en';
import { pluralIn } from './plural';
import * as session from './session.en';
import type { Words } from './words';

const plural = pluralIn('en-GB');
const people = (count: number): string =>
  ['no one', 'one person', 'two people', 'three people', 'four people'][count] ?? `${count} people`;

/** English. */
export default {
  instead: {
    outcome: { executed: 'Goes out now', denied: 'Not possible' },
    problem: {
      'amount-not-positive': 'Enter an amount above zero.',
      'invalid-amount': 'Enter an amount, such as 1,250.00.',
      'missing-field': 'Fill this in.',
    },
  },

  account,
  audit,
  ...session,
  parts,
  people: peopleWords,
  person,
  create,
  ...adding,

  frame: {
    skip: 'Skip to the content',
    menu: 'Menu',
    navigation: 'Pages',
    localDemo: 'Local demo',
    person: 'language, theme and person',
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    tryAs: 'Try as somebody else',
    entities: 'Bank',
    signOut: 'Sign out',
    settings: 'language and theme',
  },
  pages: {
    account: 'My account',
    audit: 'Audit',
    mail: 'Mailbox',
    home: 'Home',
    payments: 'Payments',
    newPayment: 'New payment',
    payment: 'Payment',
    users: 'All users',
    newUser: 'Create a user',
    importUsers: 'Import users',
    user: 'User',
    notFound: 'Page not found',
  },
  title: (page, bank) => `${page} – ${bank}`,

  tryAs: {
    title: 'Try as',
    note: 'No password needed: bank, companies and people of the local demo are invented.',
    search: 'Search people',
    nobody: (typed) => `Nobody matches “${typed}”.`,
    noCompany: 'No company',
  },
  name: (name) => name,
  rolesAt: (roles, company) => `${roles} at ${company}`,

  states: {
    loading: 'Loading',
    tryAgain: 'Try again',
    offline: 'You are offline. Answers still come; sending waits.',
    listFailed: 'The list could not be loaded. Nothing was changed.',
    pageFailed: 'This page could not be loaded. Nothing was changed.',
    request: (id) => `Request ${id}`,
    unknown: 'This page does not exist, or is not yours to see.',
    toHome: 'Go to Home',
    noUsers: 'This installation has no demo users. Seed it, then load the page again.',
    clearFilters: 'Clear filters',
    notActive: 'Your access is not active',
    notPermitted: 'Payments are not open to you',
    cannotPay: 'You cannot make payments',
    askAdministrator: 'An administrator of your company can change this.',
  },

  home: {
    greeting: (name) => `Welcome, ${name}`,
    latest: 'Latest payments',
    all: 'All payments',
    accounts: 'Accounts you may use',
    noAccounts: 'No account is open to you. An administrator of your company can change this.',
    more: 'Find out more',
    moreOf: (news) => `Find out more: ${news}`,
    closeNews: (news) => `Close “${news}”`,
  },
  accounts: { account: 'Account', currency: 'Currency', rights: 'Rights' },

  payments: {
    none: 'No payments yet.',
    noneFor: 'Payments that you enter appear here.',
    count: (count) => plural(count, { one: `${count} payment`, other: `${count} payments` }),
    countOf: (shown, all) => `${shown} of ${plural(all, { one: `${all} payment`, other: `${all} payments` })}`,
    countFirst: (count) => plural(count, { one: 'The first payment', other: `The first ${count} payments` }),
    showMore: 'Show more',
    filters: 'Filters',
    done: 'Show payments',
    search: 'Search payments',
    status: 'Status',
    anyStatus: 'All',
    searched: (typed) => `“${typed}”`,
    noMatch: (filters) => `No payment matches ${filters}.`,
    kind: 'Payment',
    amount: 'Amount',
    from: 'From',
    date: 'Date',
    next: 'Next step',
    noAmount: 'No amount',
    called: (kind, amount) => `${kind}, ${amount}`,
    nothingMore: 'Nothing left to do.',
    details: (payment) => `Details of ${payment}`,
    open: 'Open payment',
    sort: 'Sort',
    sorts: { entered: 'Newest first', '-date': 'Date, latest first', date: 'Date, earliest first' },
  },
  status: { executed: 'Sent', pendingApproval: 'Waits' },

  payment: {
    company: 'Company',
    forWhom: 'On behalf of',
    counted: 'Counts towards limits',
    reference: 'Reference',
    copy: 'Copy',
    copied: 'Copied',
    history: 'What happens',
    entered: (by, at) => `Entered by ${by}, ${at}`,
    noApproval: 'Needs nobody else.',
    execution: (date) => `Execution date ${date}`,
  },

  form: {
    kind: 'Kind of payment',
    account: 'From',
    amount: 'Amount',
    currency: 'Currency',
    date: 'Date',
    send: 'Send payment',
  },
  answer: {
    label: 'Answer',
    untyped: 'Enter an amount',
    refused: 'No answer yet',
    within: 'Needs nobody else.',
    leftToday: (amount) => `${amount} left today without approval.`,
    countsAs: (amount) => `Counts as ${amount} towards the limits.`,
    changeTo: (amount) => `Change to ${amount}`,
  },
  approvers: {
    someOf: (count, names) => `${count} of ${names}`,
    oneOfMany: (count) => `one of ${count} people`,
    groupOf: (group) => `somebody of ${group}`,
    needs: (who) => `Needs ${who}.`,
    needsAll: (count, slots) => `Needs ${people(count)}: ${slots.join(', and ')}.`,
    needsInOrder: (count, slots) => `Needs ${people(count)}: first ${slots.join(', then ')}.`,
    or: (sentence) => `Or: ${sentence}`,
    also: (sentence) => `And also: ${sentence}`,
  },
  limits: {
    per: { perTransaction: 'a payment', daily: 'a day', weekly: 'a week', monthly: 'a month' },
    atMost: {
      action: (amount, per, account) => `At most ${amount} ${per} from ${account}.`,
      group: (amount, per) => `At most ${amount} ${per} for this group of payments.`,
      'contract-action': (amount, per) => `At most ${amount} ${per} for the whole company, for this kind of payment.`,
      'contract-group': (amount, per) => `At most ${amount} ${per} for the whole company, for this group of payments.`,
      grant: (amount, per) => `At most ${amount} ${per} on behalf of this person.`,
    },
    without: (amount, per, account) => `Without approval at most ${amount} ${per} from ${account}.`,
    used: (amount) => `${amount} is used already.`,
  },
  headroom: {
    heading: 'Amounts that pass, up to',
    withoutApproval: 'Without approval',
    withApproval: 'With approval',
    unbounded: 'no limit',
    use: (amount) => `${amount}: use this amount`,
  },
  bar: {
    label: 'Today from this account',
    used: (amount) => `${amount} used`,
    free: (amount) => `${amount} left without approval`,
    left: (amount) => `${amount} left in all`,
    limit: (amount) => `Limit ${amount} a day`,
  },

  sent: (reference) => `Sent. Reference ${reference}`,
  notSent: {
    title: 'Nothing was sent',
    offline: 'You are offline. What you typed is still here; send it once you are connected.',
    asking: 'We are asking whether it arrived. Do not send it again.',
    notArrived: 'It has not arrived. Send it again: it goes out once only.',
    unknown: 'No answer came, so it is not known whether it arrived. Send it again to find out: it goes out once only.',
    refused: 'The payment was not accepted',
    stale: 'Your limits changed while you were typing. Nothing was sent.',
    attention: (count) =>
      plural(count, { one: '1 thing needs your attention', other: `${count} things need your attention` }),
  },
  change: {
    lost: (action) => `No longer allowed: ${action}`,
    gained: (action) => `Newly allowed: ${action}`,
    onAccount: (action, account) => `${action} from ${account}`,
    limit: (action, period, before, after) => `${action}, at most ${after} ${period} (before: ${before})`,
    preApproved: (action, period, before, after) => `${action}, without approval at most ${after} ${period} (before: ${before})`,
    unlimited: 'no limit',
  },
} satisfies Words as Words;
