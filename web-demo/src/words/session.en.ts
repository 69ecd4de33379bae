import type { ActivateWords, CodeWords, MailWords, PasswordWords, SignInWords } from './session';

export const signIn: SignInWords = {
  title: 'Sign in',
  bank: 'Bank',
  userName: 'User name',
  password: 'Password',
  verb: 'Sign in',
  ended: 'Your session has ended. Sign in again: what you were doing is still here.',
  activate: 'Activate your access',
  mail: 'Open the demo’s mailbox',
  refused: {
    'sign-in-refused': 'User name or password is not right, or access is blocked.',
    'user-not-active': 'User name or password is not right, or access is blocked.',
    'code-refused': 'The code is not right, or it was used already.',
    'link-void': 'This link no longer works. Ask for a new one.',
    'wrong-password': 'The current password is not right.',
    'same-password': 'This is the password that you have. Choose another one.',
  },
  tooOften: (seconds) => `That was tried too often. Try again in ${seconds} seconds.`,
  fillIn: 'Fill this in.',
  offline: 'You are offline. Try again once you are connected.',
  unanswered: 'No answer came. Nothing was changed as far as we know; try again.',
  toSignIn: 'Go to sign in',
};

export const code: CodeWords = {
  title: 'Enter your code',
  note: 'Your authenticator app shows six digits for this bank.',
  code: 'Code',
  verb: 'Continue',
  useRecovery: 'Use a recovery code',
  recoveryNote: 'Each of your recovery codes works once.',
  recoveryCode: 'Recovery code',
  useApp: 'Use the app',
};

export const activate: ActivateWords = {
  title: 'Activate your access',
  note: 'Choose the password that you will sign in with.',
  noLink: 'Open the link from your invitation',
  noLinkNote: 'The link in the e-mail leads here. If you cannot find it, ask an administrator of your company for a new one.',
  userId: 'User ID from the e-mail',
  code: 'Code from your phone',
  codeNote: 'The user ID came by e-mail, the code to your phone.',
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
  kinds: { invitation: 'Your access to the bank', code: 'Your activation code' },
  otherKind: 'Message',
  userName: 'User name',
  userId: 'User ID',
  code: 'Code',
  reference: 'Reference',
  open: 'Activate access',
};
