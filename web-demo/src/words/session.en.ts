import { pluralIn } from './plural';
import type { ActivateWords, CodeWords, EnrolWords, MailWords, PasswordWords, SecondFactorWords, SignInWords } from './session';

const plural = pluralIn('en-GB');

export const signIn: SignInWords = {
  title: 'Sign in',
  bank: 'Bank',
  userName: 'User name',
  password: 'Password',
  verb: 'Sign in',
  ended: 'Your session has ended. Sign in again: what you were doing is still here.',
  activate: 'Activate your access',
  demoPassword: (password) => `The form takes them, too: user names are like ana.torres, the password is “${password}”.`,
  mail: 'Open the demo’s mailbox',
  refused: {
    'sign-in-refused': 'User name or password is not right, or access is blocked.',
    'user-not-active': 'User name or password is not right, or access is blocked.',
    'link-void': 'This link no longer works. Ask for a new one.',
    'screening-pending': 'The bank is still checking your details. Your link works once that is done; ask your company’s administrator.',
    'wrong-password': 'The current password is not right.',
    'same-password': 'This is the password that you have. Choose another one.',
  },
  tooOften: (seconds) => `That was tried too often. Try again in ${seconds} seconds.`,
  fillIn: 'Fill this in.',
  bankUnknown: 'The bank of this page has not been found out yet. Wait a moment, then sign in again.',
  offline: 'You are offline. Try again once you are connected.',
  unanswered: 'No answer came. Nothing was changed as far as we know; try again.',
  toSignIn: 'Go to sign in',
};

export const code: CodeWords = {
  title: 'Enter your code',
  note: 'Your authenticator app shows six digits for this bank.',
  code: 'Code',
  over: 'The time for this step is over, or the code was wrong too often. Sign in again.',
  refused: 'The code is not right, or it was used already.',
  verb: 'Continue',
  useRecovery: 'Use a recovery code',
  recoveryNote: 'Each of your recovery codes works once.',
  recoveryCode: 'Recovery code',
  useApp: 'Use the app',
};

export const enrol: EnrolWords = {
  title: 'Enrol for your company',
  link: 'Enrol for your company',
  note: 'For people whom the bank knows already. The invitation goes to the address and the phone that the bank has of you.',
  company: 'Company',
  companyHint: 'The number that the bank gave your company.',
  userNameHint: 'If somebody has it already, four characters are added; the message says which name is yours.',
  verb: 'Ask for access',
  sent: 'If the bank knows you by these details, an invitation is on its way.',
  sentDetail: 'It goes to the address and the phone in the bank’s records. If nothing comes within an hour, ask your bank.',
};

export const activate: ActivateWords = {
  title: 'Activate your access',
  note: 'Choose the password that you will sign in with.',
  userId: 'User ID from the e-mail',
  code: 'Code from your phone',
  codeNote: 'The user ID came by e-mail, the code to your phone.',
  newCode: 'Send another code',
  codeSent: 'If the user ID is known, another code is on its way to the phone. The earlier one no longer works.',
  nameOpen: 'Enter your user ID first.',
  codeOpen: 'Enter the code from your phone.',
  verb: 'Activate',
  done: 'Your access is active. Sign in with the password that you chose.',
};

export const password: PasswordWords = {
  firstTitle: 'Choose a new password',
  firstNote: 'Before you go on, choose a password that only you know.',
  current: 'Current password',
  new: 'New password',
  show: 'Show password',
  rules: 'Rules for the password',
  met: 'met',
  notMet: 'not met yet',
  currentOpen: 'Enter your current password first.',
  rulesOpen: 'The new password does not meet all rules yet.',
  verb: 'Change password',
  changed: 'Your password is changed. Everywhere else you are signed out.',
};

export const mail: MailWords = {
  title: 'Mailbox',
  note: 'What the demo sent to people by e-mail and phone. Nothing leaves this machine.',
  none: 'No messages yet.',
  noneNote: 'Invite somebody, and the message appears here.',
  notHere: 'There is a mailbox in the local demo only.',
  to: (recipient) => `To ${recipient}`,
  channels: { email: 'E-mail', phone: 'Phone' },
  kinds: { invitation: 'Your access to the bank', 'user-id': 'Your user ID', 'activation-code': 'Your activation code' },
  otherKind: 'Message',
  userName: 'User name',
  userId: 'User ID',
  code: 'Code',
  reference: 'Reference',
  open: 'Activate access',
};

export const secondFactor: SecondFactorWords = {
  title: 'Second factor',
  firstTitle: 'Set up a second factor',
  firstNote: 'Your bank asks for a code of an authenticator app beside the password. Set it up before you go on.',
  off: 'With a second factor, a password alone does not let anybody in: an authenticator app on your phone shows a code.',
  on: (left) =>
    plural(left, {
      one: 'The second factor is on. 1 recovery code is left.',
      other: `The second factor is on. ${left} recovery codes are left.`,
    }),
  setUp: 'Set up a second factor',
  remove: 'Turn off the second factor',
  removed: 'The second factor is off.',
  openApp: 'Open an authenticator app on your phone.',
  enterKey: 'Enter this key there: ',
  openLink: 'Or open it in an app on this device',
  typeCode: 'Type the six digits that the app shows.',
  code: 'Code from the app',
  confirm: 'Turn on',
  codeRefused: 'The code is not right. Take the one that the app shows now.',
  keepCodes: 'Keep these recovery codes. They are shown only now.',
  codes: 'Recovery codes',
  kept: 'I have kept them',
};
