import type { Period, Scope } from 'countersign';
import type { Texts } from 'countersign/messages';
import type { Theme } from '../frame/theme';
import type { TransactionStatus } from '../api';
import type { PaymentsSort } from '../payments/search';
import type { AccountWords } from './account';
import type { EntityWords, ImportingWords } from './adding';
import type { AuditWords } from './audit';
import type { CreateWords } from './create';
import type { PartsWords } from './parts';
import type { PeopleWords } from './people';
import type { PersonWords } from './person';
import type {
  ActivateWords,
  CodeWords,
  EnrolWords,
  MailWords,
  PasswordWords,
  SecondFactorWords,
  SignInWords,
} from './session';

/** What this bank says otherwise than the package does. */
interface Instead {
  outcome: Partial<Texts['outcome']>;
  problem: Partial<Texts['problem']>;
}

type Page =
  | 'audit'
  | 'home'
  | 'account'
  | 'mail'
  | 'payments'
  | 'newPayment'
  | 'payment'
  | 'users'
  | 'newUser'
  | 'importUsers'
  | 'user'
  | 'notFound';

/** What only this page says; whatever the engine answers is said by the package's messages. */
export interface Words {
  instead: Instead;
  /** The words of each area are in files of its own, spread into each language. */
  parts: PartsWords;
  signIn: SignInWords;
  code: CodeWords;
  activate: ActivateWords;
  enrol: EnrolWords;
  password: PasswordWords;
  secondFactor: SecondFactorWords;
  mail: MailWords;
  account: AccountWords;
  audit: AuditWords;
  people: PeopleWords;
  person: PersonWords;
  create: CreateWords;
  importing: ImportingWords;
  entity: EntityWords;

  frame: {
    skip: string;
    menu: string;
    navigation: string;
    localDemo: string;
    /** After the name on the button of the person menu: what is behind it. */
    person: string;
    language: string;
    theme: string;
    themes: Readonly<Record<Theme, string>>;
    tryAs: string;
    /** Where a person is a user of several banks. */
    entities: string;
    signOut: string;
    /** After the name of the language on the button of its menu: what else is behind it. */
    settings: string;
  };
  /** The names of the pages: in the navigation, as headings and in the window's title. */
  pages: Readonly<Record<Page, string>>;
  /** The window's title: how much waits for this person, the page, the bank. */
  title: (page: string, bank: string) => string;

  tryAs: { title: string; note: string; search: string; nobody: (typed: string) => string; noCompany: string };
  /** A name as it is put into a text: in one of the other direction it keeps its own. */
  name: (name: string) => string;
  /** A person's roles at a company. */
  rolesAt: (roles: string, company: string) => string;

  states: {
    loading: string;
    tryAgain: string;
    offline: string;
    listFailed: string;
    pageFailed: string;
    request: (id: string) => string;
    unknown: string;
    toHome: string;
    noUsers: string;
    clearFilters: string;
    notActive: string;
    /** Of all payments, and of new ones. */
    notPermitted: string;
    cannotPay: string;
    /** Whom to ask. */
    askAdministrator: string;
  };

  home: {
    greeting: (name: string) => string;
    latest: string;
    all: string;
    accounts: string;
    noAccounts: string;
    more: string;
    moreOf: (news: string) => string;
    closeNews: (news: string) => string;
  };
  accounts: { account: string; currency: string; rights: string };

  payments: {
    none: string;
    noneFor: string;
    count: (count: number) => string;
    countOf: (shown: number, all: number) => string;
    /** Where there are more. */
    countFirst: (count: number) => string;
    showMore: string;
    filters: string;
    done: string;
    search: string;
    status: string;
    anyStatus: string;
    /** What was searched for, as it is named where nothing matches. */
    searched: (typed: string) => string;
    noMatch: (filters: string) => string;
    kind: string;
    amount: string;
    from: string;
    date: string;
    next: string;
    noAmount: string;
    /** What a payment is called. */
    called: (kind: string, amount: string) => string;
    nothingMore: string;
    details: (payment: string) => string;
    open: string;
    sort: string;
    sorts: Readonly<Record<PaymentsSort, string>>;
  };
  status: Readonly<Record<TransactionStatus, string>>;

  payment: {
    company: string;
    forWhom: string;
    counted: string;
    reference: string;
    copy: string;
    copied: string;
    history: string;
    entered: (by: string, at: string) => string;
    noApproval: string;
    execution: (date: string) => string;
  };

  form: {
    kind: string;
    account: string;
    amount: string;
    currency: string;
    date: string;
    send: string;
  };
  answer: {
    label: string;
    untyped: string;
    refused: string;
    /** Beneath the outcome. */
    within: string;
    leftToday: (amount: string) => string;
    countsAs: (amount: string) => string;
    changeTo: (amount: string) => string;
  };
  approvers: {
    someOf: (count: number, people: string) => string;
    oneOfMany: (people: number) => string;
    groupOf: (group: string) => string;
    needs: (who: string) => string;
    needsAll: (people: number, slots: readonly string[]) => string;
    needsInOrder: (people: number, slots: readonly string[]) => string;
    /** Another sentence that would do as well, or is needed beside. */
    or: (sentence: string) => string;
    also: (sentence: string) => string;
  };
  limits: {
    /** What an amount is counted over. */
    per: Readonly<Record<Period, string>>;
    atMost: Readonly<Record<Scope, (amount: string, per: string, account: string) => string>>;
    without: (amount: string, per: string, account: string) => string;
    used: (amount: string) => string;
  };
  headroom: {
    heading: string;
    withoutApproval: string;
    withApproval: string;
    unbounded: string;
    use: (amount: string) => string;
  };
  bar: {
    label: string;
    used: (amount: string) => string;
    free: (amount: string) => string;
    left: (amount: string) => string;
    limit: (amount: string) => string;
  };

  sent: (reference: string) => string;
  notSent: {
    title: string;
    offline: string;
    asking: string;
    notArrived: string;
    unknown: string;
    refused: string;
    stale: string;
    attention: (count: number) => string;
  };
  /** What has changed for a person. */
  change: {
    lost: (action: string) => string;
    gained: (action: string) => string;
    onAccount: (action: string, account: string) => string;
    limit: (action: string, period: string, before: string, after: string) => string;
    preApproved: (action: string, period: string, before: string, after: string) => string;
    unlimited: string;
  };
}
