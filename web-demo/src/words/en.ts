import type { Words } from './words';

/** English. */
export default {
  title: 'Know the answer before you pay',
  lead: 'Choose a person and type an amount. Your browser works out at once whether the payment goes through, who must approve it, or why it is not possible. The server decides again when you submit.',
  localDemo: 'Local demo',
  language: 'Language',
  loading: {
    users: 'Loading the demo users',
    rights: 'Loading what this person may do',
    engine: 'Loading the engine',
    payments: 'Loading the payments',
  },
  failed: {
    users: 'The demo users could not be loaded',
    rights: 'What this person may do could not be loaded',
    engine: 'The engine could not be loaded',
    payments: 'The payments could not be loaded',
    payment: 'The payment was not taken',
  },
  request: (id) => `Request ${id}`,
  noUsers: 'This installation has no demo users.',
  offline: 'You are offline. The verdict still follows what you type; nothing can be sent.',

  tryAs: {
    label: 'Try as',
    note: 'In place of a sign-in: only the local demo lets you choose who you are. Bank, companies and people are invented.',
    noCompany: 'No company',
  },
  rolesAt: (roles, company) => `${roles} at ${company}`,
  cannotPay: (name) => `${name} cannot make payments`,

  form: {
    heading: (name) => `Make a payment as ${name}`,
    kind: 'Kind of payment',
    account: 'From account',
    amount: 'Amount',
    currency: 'Currency',
    date: 'Execution date',
    submit: 'Submit payment',
  },
  beforeSubmit: {
    untyped: 'Type an amount first.',
    refused: 'Correct the form first.',
    executed: 'The server decides again and then carries it out.',
    pendingApproval: 'The server decides again and then waits for the approvals.',
    denied: 'The server decides again. It will refuse this for the same reason.',
  },

  verdict: {
    label: 'Verdict',
    waiting: { title: 'Type an amount', detail: 'The verdict appears here while you type.' },
    refused: { title: 'No verdict yet', detail: 'The form cannot be judged as it stands.' },
    detail: {
      executed: 'No one else has to agree.',
      pendingApproval: 'It waits until others have agreed.',
      denied: 'The bank will not carry this out.',
    },
    why: {
      executed: 'Why it goes through',
      pendingApproval: 'Why it needs approval',
      denied: 'Why it is not possible',
    },
    withinLimits: 'Within what this person may send without approval.',
    countsAs: (amount) => `Counts as ${amount} towards the limits.`,
    workedOut: (milliseconds) => `Worked out in this browser in ${milliseconds} ms. Nothing was sent.`,
  },
  approvers: {
    heading: 'Who must approve',
    or: (sentence) => `Or: ${sentence}`,
    also: (sentence) => `And also: ${sentence}`,
    group: (group, people) => `${group}: ${people}`,
  },
  headroom: {
    heading: 'Amounts that pass (press one to use it)',
    withoutApproval: 'Without approval, up to',
    atMost: 'At most',
    unbounded: 'no limit',
    use: (amount) => `${amount}: use this amount`,
    thisPayment: 'This payment',
    share: (amount, most) => `${amount} of ${most}`,
  },

  answer: {
    label: 'Server’s answer',
    title: {
      executed: 'Sent',
      pendingApproval: 'Submitted, waits for approval',
      denied: 'Nothing was sent: not possible',
    },
    reference: (id) => `Reference ${id}`,
    differs: (outcome) => `Your browser had said: ${outcome}. Something changed in between.`,
  },
  notSent: {
    title: 'You are offline: nothing was sent',
    detail: 'What you typed is still here. Once you are connected, press “Submit payment” again.',
  },
  unanswered: {
    title: 'No answer came',
    detail: 'Whether the payment arrived is not known. Press “Submit payment” again to find out: it is carried out once only.',
  },
  stale: {
    title: 'Nothing was sent: something has changed',
    detail: 'Limits or rights changed while you were typing.',
    now: (outcome) => `Now: ${outcome}. Look again, then submit again.`,
  },
  change: {
    lost: (action) => `No longer allowed: ${action}`,
    gained: (action) => `Newly allowed: ${action}`,
    onAccount: (action, account) => `${action} from ${account}`,
    limit: (action, period, before, after) => `${action}, limit (${period}): ${before} → ${after}`,
    preApproved: (action, period, before, after) => `${action}, without approval (${period}): ${before} → ${after}`,
    unlimited: 'unlimited',
  },

  payments: {
    heading: (name) => `Payments of ${name}`,
    none: 'None yet. Submitted payments appear here.',
    amount: 'Amount',
    payment: 'Payment',
    date: 'Execution',
    status: 'Status',
    reason: 'Reason',
    noAmount: 'No amount',
    from: (kind, account) => `${kind}, ${account}`,
  },
  status: { executed: 'Executed', pendingApproval: 'Waits for approval' },

  accounts: {
    heading: (name) => `Accounts ${name} may use`,
    none: 'None.',
    account: 'Account',
    currency: 'Currency',
    rights: 'Rights',
  },
} satisfies Words as Words;
