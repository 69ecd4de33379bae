/** What the pages say that lead in, and those about whoever is in. */
export interface SignInWords {
  title: string;
  bank: string;
  userName: string;
  password: string;
  verb: string;
  /** To whoever was signed out while they were at something. */
  ended: string;
  activate: string;
  /** In the local demo: the password of its people. */
  demoPassword: (password: string) => string;
  mail: string;
  /** What is said for the service's codes. */
  refused: Readonly<Partial<Record<string, string>>>;
  tooOften: (seconds: string) => string;
  /** At a field in which nothing was typed. */
  fillIn: string;
  /** Where it is not known yet which bank's page this is. */
  bankUnknown: string;
  offline: string;
  unanswered: string;
  toSignIn: string;
}

export interface CodeWords {
  title: string;
  note: string;
  code: string;
  /** Where the step's time is over. */
  over: string;
  refused: string;
  verb: string;
  useRecovery: string;
  recoveryNote: string;
  recoveryCode: string;
  useApp: string;
}

/** What the page says where somebody asks for access by themselves. */
export interface EnrolWords {
  title: string;
  /** On the page that signs in. */
  link: string;
  note: string;
  company: string;
  companyHint: string;
  userNameHint: string;
  verb: string;
  sent: string;
  sentDetail: string;
}

export interface ActivateWords {
  title: string;
  note: string;
  userId: string;
  code: string;
  codeNote: string;
  newCode: string;
  codeSent: string;
  /** Why the button is off. */
  nameOpen: string;
  codeOpen: string;
  verb: string;
  done: string;
}

export interface PasswordWords {
  /** Of the page that asks for another one before anything else. */
  firstTitle: string;
  firstNote: string;
  current: string;
  new: string;
  show: string;
  rules: string;
  met: string;
  notMet: string;
  /** Why the button is off. */
  currentOpen: string;
  rulesOpen: string;
  verb: string;
  changed: string;
}

export interface MailWords {
  title: string;
  note: string;
  none: string;
  noneNote: string;
  notHere: string;
  to: (recipient: string) => string;
  channels: Readonly<Partial<Record<string, string>>>;
  kinds: Readonly<Partial<Record<string, string>>>;
  otherKind: string;
  userName: string;
  userId: string;
  code: string;
  reference: string;
  open: string;
}

export interface SecondFactorWords {
  title: string;
  /** Of the page that asks for it before anything else. */
  firstTitle: string;
  firstNote: string;
  off: string;
  /** How many recovery codes are left. */
  on: (left: number) => string;
  setUp: string;
  remove: string;
  removed: string;
  openApp: string;
  /** Before the key. */
  enterKey: string;
  openLink: string;
  typeCode: string;
  code: string;
  confirm: string;
  codeRefused: string;
  keepCodes: string;
  codes: string;
  kept: string;
}
