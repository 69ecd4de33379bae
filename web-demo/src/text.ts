import type {
  DecisionReason,
  Outcome,
  Period,
  ProblemCode,
  ReasonCode,
  RequirementAnswer,
  Scope,
  Slot,
  UserStatus,
} from 'countersign';
import type { Decision, Difference, Entitlements } from './api';
import type { Catalogue } from './catalogue';
import { list, money, personName, plainName } from './display';


export const OUTCOMES: Readonly<Record<Outcome, { title: string; detail: string }>> = {
  executed: { title: 'Executed at once', detail: 'No one else has to agree.' },
  pendingApproval: { title: 'Needs approval', detail: 'It waits until the people below have agreed.' },
  denied: { title: 'Denied', detail: 'The bank will not carry this out.' },
};

/** The engine's codes in plain words; those of limits say more in `limitName`. */
const SENTENCES: Readonly<Record<ReasonCode, string>> = {
  'unknown-user': 'The bank does not know this user.',
  'unknown-action': 'The bank does not offer this.',
  'unknown-account': 'The bank does not know this account.',
  'unknown-customer': 'The bank does not know this company.',
  'account-not-of-customer': 'The account belongs to another company.',
  'account-required': 'An account has to be named.',
  'user-not-active': 'This user is not active.',
  'no-grant': 'Nobody has allowed this user to do this for them.',
  'grant-not-in-force': 'What was allowed holds on other days.',
  'no-customer-access': 'The user has no access to this company.',
  'no-account-access': 'The user has no access to this account.',
  'not-in-contract': 'The company’s contract does not include this.',
  'not-in-role': 'The user’s role does not include this.',
  'not-applicable-to-account': 'Not offered for this type of account.',
  'removed-for-user': 'This was taken away from the user here.',
  'date-in-past': 'The execution date has passed.',
  'not-monetary': 'This moves no money, so it takes no amount.',
  'no-exchange-rate': 'The bank has no rate for this currency.',
  'limit-exceeded': 'A limit would be exceeded.',
  'above-pre-approved': 'This is more than goes out without approval.',
  'approval-required': 'The company wants an approval for this, whoever asks.',
  'no-approval-required': 'The company’s approval rule asks for nobody at this amount.',
  'no-eligible-approver': 'An approval is needed, but nobody is entitled to give it.',
};

export const reasonSentence = (code: ReasonCode): string => SENTENCES[code];

/** What is wrong with an input, by the engine's code; for the rest the engine's own message will do. */
const PROBLEMS: Partial<Readonly<Record<string, string>>> = {
  'missing-field': 'This has to be filled in.',
  empty: 'This has to be filled in.',
  'invalid-amount': 'Write the amount in digits, with a point before the cents, such as 1,250.50.',
  'amount-too-precise': 'These are more digits after the point than the currency has.',
  'amount-too-large': 'The amount is too large.',
  'unknown-currency': 'The bank does not know this currency.',
  'invalid-date': 'This is not a date.',
} satisfies Partial<Record<ProblemCode, string>>;

/** A problem of an input as a sentence of the page. */
export function problemSentence({ code, message }: { code: string; message: string }): string {
  return PROBLEMS[code] ?? `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

/** What a user's status means. */
export const STATUSES: Readonly<Record<UserStatus, string>> = {
  active: 'is active',
  new: 'has not activated the account yet',
  suspended: 'is suspended',
  locked: 'is locked after too many wrong passwords',
};

/** What the user is, and where: `Treasurer at Bodegas Valdelosa S.L.` */
export function rolesText({ snapshot, user }: Entitlements): string {
  const roleNames = new Map(snapshot.roles.map((role) => [role.id, role.name ?? plainName(role.id)]));
  const customers = snapshot.contracts.flatMap((contract) => contract.customers);
  const customerNames = new Map(customers.map((customer) => [customer.id, customer.name]));
  const assignments = snapshot.users.find(({ id }) => id === user)?.assignments ?? [];
  return assignments
    .map(({ roles, customer }) => {
      const names = list(roles.map((role) => roleNames.get(role) ?? plainName(role)));
      return `${names} at ${customerNames.get(customer) ?? customer}`;
    })
    .join('; ');
}

const PERIODS: Readonly<Record<Period, { limit: string; free: string }>> = {
  perTransaction: { limit: 'Limit per payment', free: 'per payment' },
  daily: { limit: 'Daily limit', free: 'per day' },
  weekly: { limit: 'Weekly limit', free: 'per week' },
};

const SCOPES: Readonly<Record<Scope, string>> = {
  action: 'of this action on this account',
  group: 'of this group of payments',
  'contract-action': 'of the company for this action',
  'contract-group': 'of the company for this group of payments',
  grant: 'of what may be done for the other user',
};

/** The name of the limit a reason is about; nothing for a reason without one. */
export function limitName({ code, scope, period }: DecisionReason): string | undefined {
  if (scope === undefined || period === undefined) return undefined;
  if (code === 'above-pre-approved') return `Without approval, ${PERIODS[period].free}`;
  return `${PERIODS[period].limit} ${SCOPES[scope]}`;
}

/** The limit of a reason and what of it is used, for example `€1,000.00, used €300.00`. */
export function limitFacts({ period, limit, used }: DecisionReason, currency: string): string {
  const bound = limit === undefined ? '' : money(limit, currency);
  return used === undefined || period === 'perTransaction' ? bound : `${bound}, used ${money(used, currency)}`;
}

/** A reason in one line, the way a list of payments shows it. */
export function reasonLine(reason: DecisionReason, currency: string): string {
  const name = limitName(reason);
  return name === undefined ? reasonSentence(reason.code) : `${name}: ${limitFacts(reason, currency)}.`;
}

/** Why the decision is as it is, in one line. */
export function decisionLine({ reasons }: Pick<Decision, 'reasons'>, currency: string): string {
  const [first] = reasons;
  if (first !== undefined) return reasonLine(first, currency);
  return 'Within what this user may send without approval.';
}

/** Who fills a slot: a signatory group, named users, or anyone entitled. */
export function slotText(slot: Slot): string {
  if (slot.group !== undefined) return `${slot.count} of group ${plainName(slot.group)}`;
  if (slot.users === undefined) return `${slot.count} of anyone entitled to approve`;
  const names = list(slot.users.map(personName), 'disjunction');
  return slot.users.length > 1 ? `${slot.count} of ${names}` : names;
}

/** One alternative of a requirement in a line. */
export function alternativeText(slots: readonly Slot[], sequential: boolean): string {
  return slots.map(slotText).join(sequential ? ', then ' : ' and ');
}

/** All that is required, in one line. */
export function approvalLine(approval: readonly RequirementAnswer[]): string {
  return approval
    .map(({ anyOf, sequential }) => anyOf.map((slots) => alternativeText(slots, sequential)).join(', or '))
    .join('; and ');
}

/** The order note of a requirement, where there is more than one to ask. */
export function orderText({ anyOf, sequential }: RequirementAnswer): string | undefined {
  const people = Math.max(...anyOf.map((slots) => slots.reduce((sum, slot) => sum + slot.count, 0)));
  if (people < 2) return undefined;
  return sequential ? 'In this order' : 'In any order';
}

const bound = (amount: string | null | undefined, currency: string): string => (amount == null ? 'unlimited' : money(amount, currency));

/** What has changed for a user, a line for each right and limit. */
export function changeLines({ changes }: Difference, { accounts, actions, currency }: Catalogue): string[] {
  const label = (action: string): string => actions.get(action)?.label ?? plainName(action);
  return changes.flatMap(({ account, gained, lost, limits }) => {
    const place = account === undefined ? '' : ` on ${accounts.get(account)?.label ?? plainName(account)}`;
    const moved = limits.flatMap(({ action, period, deny, preApproved }) => [
      ...(deny ? [`${label(action)}${place}, ${PERIODS[period].limit.toLowerCase()}: ${changed(deny, currency)}`] : []),
      ...(preApproved
        ? [`${label(action)}${place}, without approval ${PERIODS[period].free}: ${changed(preApproved, currency)}`]
        : []),
    ]);
    return [
      ...lost.map((action) => `No longer allowed: ${label(action)}${place}`),
      ...gained.map((action) => `Newly allowed: ${label(action)}${place}`),
      ...moved,
    ];
  });
}

const changed = ({ before, after }: { before?: string | null; after?: string | null }, currency: string): string =>
  `${bound(before, currency)} → ${bound(after, currency)}`;
