// Generated from the engine's documents. Change them there; `UPDATE_EXPECT=1` with this test writes it.

/**
 * An approval that was judged when it was given.
 */
export type AcceptedApproval = { 
/**
 * Who signed.
 */
user: string, 
/**
 * The signatory groups then of the one whose approval it is; those that are gone are ignored. Absent: those of
 * today count.
 */
groups?: Array<string>, 
/**
 * Whose approval it is, if not the user's own.
 */
onBehalfOf?: string, };

/**
 * What kind of right an action is.
 */
export type AccessLevel = "view" | "create" | "edit" | "approve" | "delete";

/**
 * An account of one customer.
 */
export type Account = { 
/**
 * Identity.
 */
id: string, 
/**
 * Nickname or product.
 */
name?: string, 
/**
 * Account number.
 */
number: string, 
/**
 * Account type, for features that apply only to some.
 */
type: string, 
/**
 * Currency (ISO 4217).
 */
currency: string, };

/**
 * Which accounts a user may give to others: those held (`delegated`) or all of the customer (`open`).
 */
export type AccountAccess = "delegated" | "open";

/**
 * Actions given back and taken away on one account; sorted.
 */
export type AccountDifference = { 
/**
 * The account.
 */
account: string, 
/**
 * Given back.
 */
added: Array<string>, 
/**
 * Taken away.
 */
removed: Array<string>, };

/**
 * The largest amounts on an account, in the currency of the question; null where nothing bounds them.
 */
export type AccountHeadroom = { 
/**
 * That breaks no limit. It says nothing about approvers: never offer it as an amount that passes.
 */
submit: string | null, 
/**
 * That is pre-approved: up to here no approval rule is asked.
 */
execute: string | null, 
/**
 * That is not denied.
 */
pass: string | null, };

/**
 * What accounts are sorted by.
 */
export type AccountOrder = "name" | "permissionType";

/**
 * One account over all features.
 */
export type AccountState = { 
/**
 * The account.
 */
account: string, 
/**
 * Granted actions.
 */
selected: number, 
/**
 * Actions that could be granted.
 */
total: number, 
/**
 * Whether anything was taken away there.
 */
permissionType: PermissionType, };

/**
 * An account on which a user may do an action.
 */
export type AccountWithHeadroom = { 
/**
 * Its customer.
 */
customer: string, 
/**
 * The account.
 */
account: string, 
/**
 * What would happen to this amount there.
 */
outcome?: Outcome, 
/**
 * The largest amounts there; absent for an action that moves no money, and for a currency without a rate.
 */
headroom?: AccountHeadroom, };

/**
 * On which accounts may this user do this?
 */
export type AccountsForQuestion = { 
/**
 * Who.
 */
user: string, 
/**
 * What.
 */
action: string, 
/**
 * Execution date, `YYYY-MM-DD`, whose usage counts; absent: nothing was used.
 */
date?: string, 
/**
 * Currency of the amounts (ISO 4217); absent: the base currency.
 */
currency?: string, 
/**
 * How many entries come before those that are answered; absent: none.
 */
offset?: number, 
/**
 * How many entries are answered at most; absent: all.
 */
limit?: number, };

/**
 * The smallest right.
 */
export type Action = { 
/**
 * Identity, `feature.verb`.
 */
id: string, 
/**
 * Name for people.
 */
name?: string, 
/**
 * What kind of right it is.
 */
accessLevel: AccessLevel, 
/**
 * Makes the action monetary: the budget it counts towards.
 */
limitGroup?: string, 
/**
 * The action that approves this one.
 */
approvedBy?: string, 
/**
 * The institution's limits.
 */
limits?: Limits, };

/**
 * Actions given back and taken away; sorted.
 */
export type ActionDifference = { 
/**
 * Given back.
 */
added: Array<string>, 
/**
 * Taken away.
 */
removed: Array<string>, };

/**
 * One action over all accounts, or of other features.
 */
export type ActionState = { 
/**
 * Its feature.
 */
feature: string, 
/**
 * The action.
 */
action: string, 
/**
 * Its access level.
 */
accessLevel: AccessLevel, 
/**
 * All its pairs.
 */
state: State, };

/**
 * What may this user do here?
 */
export type ActionsOnQuestion = { 
/**
 * Who.
 */
user: string, 
/**
 * On which account; an account or a customer must be given.
 */
account?: string, 
/**
 * At which customer.
 */
customer?: string, 
/**
 * How many entries come before those that are answered; absent: none.
 */
offset?: number, 
/**
 * How many entries are answered at most; absent: all.
 */
limit?: number, };

/**
 * An amount, or why there is none.
 */
export type AmountAnswer = { 
/**
 * The decimal text with exactly the digits of the currency.
 */
amount?: string, 
/**
 * Why it is refused.
 */
issue?: AmountIssue, };

/**
 * Why something is not an amount of its currency.
 */
export type AmountIssue = { 
/**
 * `/amount` or `/currency`.
 */
path: string, 
/**
 * The stable code; `empty` where nothing was typed.
 */
code: ProblemCode, 
/**
 * A sentence for developers.
 */
message: string, 
/**
 * The digits after the point of the currency, where there are more.
 */
digits?: number, 
/**
 * The largest amount, where this is larger.
 */
maximum?: string, };

/**
 * Is this an amount of its currency?
 */
export type AmountQuestion = { 
/**
 * A decimal text, empty if nothing was typed; absent: what was typed is no number.
 */
amount?: string, 
/**
 * ISO 4217.
 */
currency: string, };

/**
 * What became of an operation.
 */
export type AppliedOperation = { 
/**
 * Whether it was applied; if not, nothing was.
 */
applied: boolean, 
/**
 * Why it was not applied, sorted by path.
 */
issues: Array<EditIssue>, 
/**
 * Pairs that it does not reach, each time they were named: outside the default set, on accounts without
 * access, for limits where the action is not enabled.
 */
skipped: Array<SkippedPair>, 
/**
 * How many permissions and limits differ from what is saved.
 */
unsavedChanges: number, };

/**
 * An approval in another's place, under a grant.
 */
export type ApprovalOnBehalf = { 
/**
 * Who signs.
 */
user: string, 
/**
 * Whose approval it is: the giver of the grant.
 */
onBehalfOf: string, };

/**
 * Why an approval is refused, beside the reasons of the approver's permissions.
 */
export type ApprovalRefusal = "own-transaction" | "not-approvable" | "above-approver-limit" | "already-approved" | "fills-no-slot" | "strands-requirement";

/**
 * Amount bands for a customer (or one account), action and period, each with its requirement.
 */
export type ApprovalRule = { 
/**
 * The customer.
 */
customer: string, 
/**
 * The account whose own rule it is; absent: the customer's.
 */
account?: string, 
/**
 * The action to be approved.
 */
action: string, 
/**
 * What the amount is measured over.
 */
period: Period, 
/**
 * Whose transactions it is for; absent: everybody's. It comes before a rule that names nobody.
 */
initiators?: Array<RuleInitiators>, 
/**
 * The currency (ISO 4217) in which the amount is entered: the bands bound it as it was entered. Only of one
 * transaction of an action that moves money; it comes before a rule of no currency. Absent: any currency, and
 * the bands are in the base currency.
 */
currency?: string, 
/**
 * From 0 upwards, touching, the last one open.
 */
bands: Array<Band>, };

/**
 * Whose approvals count, which are refused and why, who may approve next.
 */
export type ApprovalStatusAnswer = { 
/**
 * Whether every requirement is met.
 */
approved: boolean, 
/**
 * By requirement, whether it is met.
 */
requirements: Array<boolean>, 
/**
 * Whose approvals count: accepted ones, then in order.
 */
counted: Array<string | ApprovalOnBehalf>, 
/**
 * Whose do not, in order.
 */
refused: Array<RefusedApproval>, 
/**
 * Whose would be counted now; sorted.
 */
eligible: Array<string>, 
/**
 * Whose would be counted now in whose place, sorted by both; absent if there are none, or without `today`.
 */
eligibleOnBehalf?: Array<ApprovalOnBehalf>, };

/**
 * Where does this pending transaction stand?
 */
export type ApprovalStatusQuestion = { 
/**
 * The transaction.
 */
transaction: PendingTransaction, 
/**
 * What must be approved: from the server's own evaluation, never from a caller.
 */
requirements: Array<RequirementAnswer>, 
/**
 * Approvals that were judged when they were given, from the server's own record, never from a caller; without
 * groups, the signatory groups of today count.
 */
accepted?: Array<string | AcceptedApproval>, 
/**
 * Approvals to be judged, in order.
 */
approvals: Array<string | ApprovalOnBehalf>, 
/**
 * The civil date at the legal entity, `YYYY-MM-DD`: a grant is in force on its days only. Needed where an
 * approval is given in another's place.
 */
today?: string, };

/**
 * What one user has at one customer.
 */
export type Assignment = { 
/**
 * The customer.
 */
customer: string, 
/**
 * Roles held there.
 */
roles: Array<string>, 
/**
 * Accounts the user has access to.
 */
accounts: Array<string>, 
/**
 * Actions taken away.
 */
removed?: Removed, 
/**
 * Limits of this user, below the maximum.
 */
limits?: Overrides, 
/**
 * Whether the user gets every account that is opened at the customer later; absent: no.
 */
automaticAccess?: boolean, };

/**
 * One band of amounts: `above` < amount ≤ `upTo`.
 */
export type Band = { 
/**
 * Lower bound, not included.
 */
above: string, 
/**
 * Upper bound, included; absent: none.
 */
upTo?: string, 
/**
 * Nothing is required. Always `true` where given.
 */
none?: boolean, 
/**
 * Whether slots are filled in order.
 */
sequential?: boolean, 
/**
 * Alternatives, each a list of slots that are all to be filled.
 */
anyOf?: Array<Array<RuleSlot>>, };

/**
 * A limit now and under the draft; null: unlimited.
 */
export type BoundChange = { 
/**
 * Now.
 */
before: string | null, 
/**
 * Under the draft.
 */
after: string | null, };

/**
 * One contribution to a bound.
 */
export type BoundContribution = { 
/**
 * Where from.
 */
from: Origin, 
/**
 * Which role.
 */
role?: string, 
/**
 * Its value; null: unlimited.
 */
limit: string | null, };

/**
 * Characters that a policy may allow in user names. All are ASCII.
 */
export type CharacterClass = "letters" | "digits" | "dot" | "hyphen" | "underscore" | "at";

/**
 * Whether the user may, and every reason against it.
 */
export type CheckAnswer = { 
/**
 * Whether nothing refuses it.
 */
allowed: boolean, 
/**
 * Every refusal, in the order of the specification.
 */
reasons: Array<Refusal>, };

/**
 * What is wrong with the approval matrix of this customer?
 */
export type CheckApprovalsQuestion = { 
/**
 * The customer.
 */
customer: string, 
/**
 * How many findings come before those that are answered; absent: none.
 */
offset?: number, 
/**
 * How many findings are answered at most; absent: all.
 */
limit?: number, };

/**
 * May this user do this here?
 */
export type CheckQuestion = { 
/**
 * Who.
 */
user: string, 
/**
 * For whom, under a grant, if not for themselves.
 */
onBehalfOf?: string, 
/**
 * What.
 */
action: string, 
/**
 * On which account; an account or a customer must be given.
 */
account?: string, 
/**
 * At which customer.
 */
customer?: string, 
/**
 * The civil date at the legal entity, `YYYY-MM-DD`; needed with `onBehalfOf`.
 */
today?: string, };

/**
 * Agreement between the legal entity and a company.
 */
export type Contract = { 
/**
 * Identity.
 */
id: string, 
/**
 * The core-banking customers it covers.
 */
customers: Array<Customer>, };

/**
 * What is still needed.
 */
export type CreationAnswer = { 
/**
 * Whether nothing is.
 */
complete: boolean, 
/**
 * The steps, in their order.
 */
steps: Array<CreationStep>, };

/**
 * A customer at which a new user is to have something.
 */
export type CreationCustomer = { 
/**
 * The customer.
 */
customer: string, 
/**
 * The roles.
 */
roles: Array<string>, 
/**
 * The accounts.
 */
accounts: Array<string>, };

/**
 * What is still needed.
 */
export type CreationNeed = "detail-missing" | "detail-refused" | "user-name-unchecked" | "record-not-chosen" | "copy-not-chosen" | "customer-not-chosen" | "role-missing" | "account-missing";

/**
 * One thing that is still needed.
 */
export type CreationNeedEntry = { 
/**
 * The stable code.
 */
code: CreationNeed, 
/**
 * JSON Pointer into the question.
 */
path: string, 
/**
 * Which detail.
 */
field?: PersonField, 
/**
 * At which customer.
 */
customer?: string, };

/**
 * What is said of a new user so far.
 */
export type CreationQuestion = { 
/**
 * Where the details come from.
 */
source: CreationSource, 
/**
 * The chosen customer record.
 */
record?: string, 
/**
 * The details. A user name is mandatory here.
 */
person: PersonQuestion, 
/**
 * Whether the service said that the user name is free; absent: it was not asked.
 */
userNameFree?: boolean, 
/**
 * Whether permissions are copied; absent: that is not decided yet.
 */
copies?: boolean, 
/**
 * The user whose permissions are copied.
 */
copyOf?: string, 
/**
 * The custom role whose permissions are copied.
 */
customRole?: string, 
/**
 * The chosen customers.
 */
customers?: Array<CreationCustomer>, };

/**
 * Where the details of a new user come from.
 */
export type CreationSource = "manual" | "coreRecord";

/**
 * One step.
 */
export type CreationStep = { 
/**
 * Which.
 */
step: CreationStepName, 
/**
 * Whether it needs nothing more.
 */
complete: boolean, 
/**
 * What it still needs.
 */
needed: Array<CreationNeedEntry>, };

/**
 * A step of creating a user.
 */
export type CreationStepName = "details" | "copy" | "access";

/**
 * Base currencies (ISO 4217).
 */
export type CurrencyChange = { 
/**
 * Now.
 */
before: string, 
/**
 * Under the draft.
 */
after: string, };

/**
 * A core-banking customer inside a contract.
 */
export type Customer = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * Accounts it owns.
 */
accounts: Array<Account>, 
/**
 * Actions of the contract for this customer.
 */
actions: Array<string>, 
/**
 * Limits of the contract for this customer.
 */
limits: LimitSet, };

/**
 * What happens to the transaction, and why.
 */
export type DecisionAnswer = { 
/**
 * Executed, pending approval, or denied.
 */
outcome: Outcome, 
/**
 * Why.
 */
reasons: Array<DecisionReason>, 
/**
 * The amount in the base currency, for a monetary action that came as far as its limits.
 */
amount?: string, 
/**
 * The largest amounts that would still pass.
 */
headroom?: DecisionHeadroom, 
/**
 * What must be approved, for `pendingApproval`.
 */
approval?: Array<RequirementAnswer>, };

/**
 * The largest amounts that would still pass; null where nothing bounds them.
 */
export type DecisionHeadroom = { 
/**
 * That breaks no limit.
 */
submit: string | null, 
/**
 * That is pre-approved: up to here no approval rule is asked.
 */
execute: string | null, };

/**
 * One reason of a decision; those of limits say what was compared.
 */
export type DecisionReason = { 
/**
 * The stable code.
 */
code: ReasonCode, 
/**
 * Whose sum the limit bounds.
 */
scope?: Scope, 
/**
 * Over what.
 */
period?: Period, 
/**
 * The bound.
 */
limit?: string, 
/**
 * What was used before.
 */
used?: string, 
/**
 * The amount in the base currency.
 */
amount?: string, };

/**
 * May this person give this assignment?
 */
export type DelegateQuestion = { 
/**
 * Who gives.
 */
actor: string, 
/**
 * Who gets it; absent: a new user.
 */
target?: string, 
/**
 * What is to be given, as a whole.
 */
assignment: Assignment, };

/**
 * How far a giver is bound by what they hold themselves.
 */
export type DelegationCeiling = "accounts" | "permissions" | "limits";

/**
 * Why an assignment may not be given, beside the reasons of the giver's permissions.
 */
export type DelegationRefusal = "own-permissions" | "account-not-delegable" | "action-not-delegable" | "limit-not-delegable";

/**
 * One reason why not.
 */
export type DelegationViolation = { 
/**
 * The stable code.
 */
code: ReasonCode | DelegationRefusal, 
/**
 * On which account.
 */
account?: string, 
/**
 * Which action.
 */
action?: string, 
/**
 * Which limit group.
 */
group?: string, 
/**
 * Over what.
 */
period?: Period, 
/**
 * Which limit.
 */
field?: LimitField, 
/**
 * The giver's limit.
 */
maximum?: string, };

/**
 * Why a detail is refused; the last three only warn.
 */
export type DetailCode = "required" | "empty" | "too-short" | "too-long" | "too-many-bytes" | "control-character" | "hidden-character" | "character-not-allowed" | "spacing" | "no-letter" | "invalid-date" | "date-in-future" | "year-too-early" | "too-young" | "email-at-sign" | "email-local-part" | "email-local-part-too-long" | "email-domain" | "email-label-too-long" | "phone-plus" | "phone-country-code" | "ssn-format" | "ssn-area" | "ssn-group" | "ssn-serial" | "must-start-with-letter" | "reserved-word" | "contains-word" | "not-pascal-case" | "not-unique" | "common-password" | "invalid-address" | "invalid-prefix" | "host-bits-set" | "mixed-families" | "range-reversed" | "too-many-entries" | "own-address-outside" | "duplicate-entry" | "overlapping-entry" | "every-address";

/**
 * A refused detail, or a warning.
 */
export type DetailIssue = { 
/**
 * JSON Pointer to the detail in the question.
 */
path: string, 
/**
 * The stable code.
 */
code: DetailCode, 
/**
 * What a sentence about it has to name.
 */
parameters: DetailParameters, };

/**
 * What a sentence about a rule or an issue has to name; only what its code says is given.
 */
export type DetailParameters = { 
/**
 * The least that is accepted.
 */
minimum?: number, 
/**
 * The most that is accepted.
 */
maximum?: number, 
/**
 * The refused character, as `U+202E`.
 */
character?: string, 
/**
 * Its place, in code points from 1.
 */
position?: number, 
/**
 * The word, network or address that the code speaks of.
 */
word?: string, 
/**
 * Index of another entry of the same list.
 */
entry?: number, 
/**
 * The characters that are accepted.
 */
characters?: Array<CharacterClass>, };

/**
 * Who holds both actions of a pair, and which roles alone give both.
 */
export type DutiesAnswer = { 
/**
 * By pair, user, customer and account: those of the page that was asked for.
 */
conflicts: Array<DutyConflictEntry>, 
/**
 * How many conflicts there are, where a page was asked for.
 */
conflictCount?: number, 
/**
 * By pair and role.
 */
byRole: Array<RoleConflictEntry>, };

/**
 * Who holds pairs of actions that one person must not hold?
 */
export type DutiesQuestion = { 
/**
 * The pairs.
 */
pairs: Array<DutyPair>, 
/**
 * At which customer; absent: at all of them.
 */
customer?: string, 
/**
 * How many conflicts come before those that are answered; absent: none.
 */
offset?: number, 
/**
 * How many conflicts are answered at most; absent: all.
 */
limit?: number, };

/**
 * A place where one user, active or not, holds both actions of a pair.
 */
export type DutyConflictEntry = { 
/**
 * Place of the pair in the question, from 0.
 */
pair: number, 
/**
 * Name of the pair.
 */
name?: string, 
/**
 * Who.
 */
user: string, 
/**
 * Whether the user may act now.
 */
active: boolean, 
/**
 * At which customer.
 */
customer: string, 
/**
 * On which account; absent where neither action is of account level.
 */
account?: string, 
/**
 * The roles held there that give the first action; sorted.
 */
firstRoles: Array<string>, 
/**
 * The roles held there that give the second action; sorted.
 */
secondRoles: Array<string>, };

/**
 * Two actions that one person must not hold.
 */
export type DutyPair = { 
/**
 * One action.
 */
first: string, 
/**
 * Another one.
 */
second: string, 
/**
 * Name of the rule, for people; repeated in the answer.
 */
name?: string, };

/**
 * Why an operation is refused.
 */
export type EditIssue = { 
/**
 * JSON Pointer inside the operation.
 */
path: string, 
/**
 * The stable code.
 */
code: LimitIssueCode | EditRefusal, 
/**
 * Of which action; where many are set at once.
 */
action?: string, 
/**
 * Over which period; where many are set at once.
 */
period?: Period, 
/**
 * The bound it broke.
 */
maximum?: string, };

/**
 * Actions to enable or disable on accounts, or of other features.
 */
export type EditOperation = { 
/**
 * On these accounts; or `other`.
 */
accounts?: Array<string>, 
/**
 * Of the customer's other features. Always `true` where given.
 */
other?: boolean, 
/**
 * Which actions.
 */
actions: Array<string>, 
/**
 * Whether to give them back or take them away.
 */
enable: boolean, };

/**
 * The whole set of removals after the edits, and what could not be edited.
 */
export type EditPermissionsAnswer = { 
/**
 * What is taken away.
 */
removed: RemovedAnswer, 
/**
 * Pairs outside the default set, and accounts without access, each time they were named.
 */
skipped: Array<SkippedPair>, };

/**
 * Edits of one user's permissions at one customer, applied in order, as one.
 */
export type EditPermissionsQuestion = { 
/**
 * Who.
 */
user: string, 
/**
 * Where.
 */
customer: string, 
/**
 * What to change.
 */
operations: Array<EditOperation>, };

/**
 * Why an operation is refused, beside the codes of limits.
 */
export type EditRefusal = "feature-not-selected";

/**
 * Whose permissions and limits are edited, at which customer.
 */
export type EditSessionQuestion = { 
/**
 * Who.
 */
user: string, 
/**
 * Where.
 */
customer: string, };

/**
 * What changes for one user on one account, or at the customer for other features and group limits.
 */
export type EntitlementChangeEntry = { 
/**
 * Who.
 */
user: string, 
/**
 * At which customer.
 */
customer: string, 
/**
 * On which account; absent for what holds at the customer.
 */
account?: string, 
/**
 * Actions allowed only under the draft; sorted.
 */
gained: Array<string>, 
/**
 * Actions allowed only now; sorted.
 */
lost: Array<string>, 
/**
 * Limits of actions allowed now and under the draft.
 */
limits: Array<LimitChangeEntry>, 
/**
 * Limits in force of groups that bound the user now and under the draft.
 */
groupLimits: Array<GroupLimitChangeEntry>, };

/**
 * What would happen to this transaction?
 */
export type EvaluateQuestion = { 
/**
 * Who enters it.
 */
user: string, 
/**
 * For whom, under a grant, if not for themselves: their rights decide and their limits are used.
 */
onBehalfOf?: string, 
/**
 * What it does.
 */
action: string, 
/**
 * On which account; an account or a customer must be given.
 */
account?: string, 
/**
 * At which customer.
 */
customer?: string, 
/**
 * How much: a decimal string above zero, with at most the digits of its currency.
 */
amount?: string, 
/**
 * Currency of the amount (ISO 4217); absent: the base currency.
 */
currency?: string, 
/**
 * Execution date, `YYYY-MM-DD`.
 */
date: string, 
/**
 * The civil date at the legal entity, `YYYY-MM-DD`; an execution date before it is refused. Needed with
 * `onBehalfOf`.
 */
today?: string, };

/**
 * Why would this happen to a transaction?
 */
export type ExplainQuestion = { 
/**
 * Who enters it.
 */
user: string, 
/**
 * For whom, under a grant, if not for themselves: their rights decide and their limits are used.
 */
onBehalfOf?: string, 
/**
 * What it does.
 */
action: string, 
/**
 * On which account; an account or a customer must be given.
 */
account?: string, 
/**
 * At which customer.
 */
customer?: string, 
/**
 * How much: a decimal string above zero, with at most the digits of its currency. It may be absent.
 */
amount?: string, 
/**
 * Currency of the amount (ISO 4217); absent: the base currency.
 */
currency?: string, 
/**
 * Execution date, `YYYY-MM-DD`.
 */
date: string, 
/**
 * The civil date at the legal entity, `YYYY-MM-DD`; an execution date before it is refused. Needed with
 * `onBehalfOf`.
 */
today?: string, 
/**
 * How many other accounts, and how many approvers, come before those that are listed; absent: none.
 */
offset?: number, 
/**
 * How many other accounts, and how many approvers, are listed at most; absent: 100.
 */
limit?: number, };

/**
 * A bound: the lowest of its contributions is in force, of the roles the highest.
 */
export type ExplainedBound = { 
/**
 * Whose sum it bounds.
 */
scope: Scope, 
/**
 * Over what.
 */
period: Period, 
/**
 * What it is made of.
 */
contributions: Array<BoundContribution>, 
/**
 * In force; null: unlimited.
 */
limit: string | null, 
/**
 * What was used before.
 */
used: string, 
/**
 * What is left; null: unlimited.
 */
left: string | null, };

/**
 * One layer of a derivation.
 */
export type ExplainedLayer = { 
/**
 * What it is about.
 */
layer: LayerKind, 
/**
 * What it comes from.
 */
source?: LayerSource, 
/**
 * Whether nothing here stands against execution. Of the roles one is enough.
 */
passes: boolean, 
/**
 * Whether a reason of the decision comes from here.
 */
deciding: boolean, 
/**
 * That reason.
 */
reason?: ReasonCode, 
/**
 * For limits and what is pre-approved.
 */
bound?: ExplainedBound, 
/**
 * For approval rules.
 */
rule?: ExplainedRule, };

/**
 * What an approval rule says; the source names whose rule it is, none if there is no rule.
 */
export type ExplainedRule = { 
/**
 * Over what.
 */
period?: Period, 
/**
 * The currency of its band, which bounds the amount as it is entered; absent: the base currency.
 */
currency?: string, 
/**
 * By what it names the initiator; absent: it names nobody.
 */
initiators?: RuleInitiators, 
/**
 * Why it comes before other rules that fit this transaction: each why that decides against one of them. Absent:
 * no other rule fits.
 */
precedence?: Array<RulePrecedence>, 
/**
 * Lower bound of the band, not included.
 */
above?: string, 
/**
 * Upper bound of the band, included; null: none.
 */
upTo?: string | null, 
/**
 * What is required; absent: nothing.
 */
requirement?: RequirementAnswer, 
/**
 * Whether those entitled can meet it.
 */
canBeMet: boolean, };

/**
 * A decision, how it comes about, and what would pass.
 */
export type Explanation = { 
/**
 * The decision; for a monetary action without an amount, whether the user may at all.
 */
decision: DecisionAnswer | CheckAnswer, 
/**
 * The derivation, as far as it went.
 */
layers: Array<ExplainedLayer>, 
/**
 * What would pass instead, or beside it.
 */
wouldPass: WouldPassAnswer, };

/**
 * A banking service.
 */
export type Feature = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name for people.
 */
name?: string, 
/**
 * What the feature is for.
 */
description?: string, 
/**
 * Per account or per customer.
 */
level: Level, 
/**
 * Account types it applies to; absent: all.
 */
accountTypes?: Array<string>, 
/**
 * The rights of the feature.
 */
actions: Array<Action>, };

/**
 * One feature over all accounts.
 */
export type FeatureState = { 
/**
 * The feature.
 */
feature: string, 
/**
 * All its pairs.
 */
state: State, 
/**
 * By access level.
 */
accessLevels: Record<string, State>, };

/**
 * A band of a rule: `above` < amount ≤ `upTo`.
 */
export type FindingBand = { 
/**
 * Lower bound, not included.
 */
above: string, 
/**
 * Upper bound, included; absent: none.
 */
upTo?: string, };

/**
 * What is wrong with an approval matrix, or worth checking.
 */
export type FindingCode = "not-approvable" | "unreachable-band" | "rule-overlap" | "no-rule" | "never-in-force" | "no-initiator" | "unsatisfiable" | "unsatisfiable-for-initiator" | "single-point-of-failure";

/**
 * One finding.
 */
export type FindingEntry = { 
/**
 * The stable code.
 */
code: FindingCode, 
/**
 * At which customer.
 */
customer: string, 
/**
 * On which account; absent: at the customer.
 */
account?: string, 
/**
 * Which action.
 */
action: string, 
/**
 * The period of the rule; absent where no rule says anything.
 */
period?: Period, 
/**
 * The currency of the rule, in which its band is; absent: the base currency.
 */
currency?: string, 
/**
 * Whose transactions the rule is for; absent: everybody's, or no rule says anything.
 */
initiators?: Array<RuleInitiators>, 
/**
 * The band of the rule.
 */
band?: FindingBand, 
/**
 * Only transactions above this amount in the base currency are concerned, as far as somebody's limits let them
 * through.
 */
amountAbove?: string, 
/**
 * The initiators that are stuck or have no rule, or the approvers that everything depends on; sorted.
 */
users?: Array<string>, };

/**
 * A transaction that is judged otherwise under the draft.
 */
export type FlippedTransaction = { 
/**
 * Place in the list of transactions, from 0.
 */
transaction: number, 
/**
 * The verdict now.
 */
before: Verdict, 
/**
 * The verdict under the draft.
 */
after: Verdict, };

/**
 * What one user lets another do for them, for a time: never more than the giver may at the moment of use.
 */
export type Grant = { 
/**
 * Identity.
 */
id: string, 
/**
 * Who gives; their rights decide and their limits are used.
 */
giver: string, 
/**
 * Who may act for the giver.
 */
receiver: string, 
/**
 * At which customer.
 */
customer: string, 
/**
 * On which accounts; absent: all that the giver has. Other features are reached whatever stands here.
 */
accounts?: Array<string>, 
/**
 * What.
 */
actions: Array<string>, 
/**
 * First day, `YYYY-MM-DD`.
 */
from: string, 
/**
 * Last day, included.
 */
until: string, 
/**
 * Bounds one transaction, beside the giver's own limits.
 */
perTransaction?: string, };

/**
 * What changes of a group limit in one period.
 */
export type GroupLimitChangeEntry = { 
/**
 * The limit group.
 */
group: string, 
/**
 * The period.
 */
period: Period, 
/**
 * The limit in force.
 */
limit: BoundChange, };

/**
 * A limit in force, and the default without the user's override; null: unlimited.
 */
export type GroupLimitEntry = { 
/**
 * In force.
 */
limit: string | null, 
/**
 * Without the user's override.
 */
default: string | null, };

/**
 * What bounds a user in one limit group.
 */
export type GroupLimitsEntry = { 
/**
 * The limit group.
 */
group: string, 
/**
 * For one transaction.
 */
perTransaction: GroupLimitEntry, 
/**
 * For an execution date.
 */
daily: GroupLimitEntry, 
/**
 * For the week of an execution date.
 */
weekly: GroupLimitEntry, 
/**
 * For the calendar month of an execution date.
 */
monthly: GroupLimitEntry, };

/**
 * Whose group limits at which customer.
 */
export type GroupLimitsQuestion = { 
/**
 * Who.
 */
user: string, 
/**
 * Where.
 */
customer: string, 
/**
 * How many groups come before those that are answered; absent: none.
 */
offset?: number, 
/**
 * How many groups are answered at most; absent: all.
 */
limit?: number, };

/**
 * How many of a group, as a share of its members.
 */
export type GroupShare = "all" | "majority";

/**
 * The largest amounts in the currency of the question, or why no amount would pass. An amount is null where nothing
 * bounds it, and zero where nothing passes.
 */
export type HeadroomAnswer = { 
/**
 * Every refusal that needs no amount; the amounts are there if there is none.
 */
reasons: Array<Refusal>, 
/**
 * That breaks no limit. It says nothing about approvers: never offer it as an amount that passes.
 */
submit?: string | null, 
/**
 * That is pre-approved: up to here no approval rule is asked.
 */
execute?: string | null, 
/**
 * That is not denied.
 */
pass?: string | null, };

/**
 * Up to which amount would a transaction pass?
 */
export type HeadroomQuestion = { 
/**
 * Who enters it.
 */
user: string, 
/**
 * For whom, under a grant, if not for themselves: their rights decide and their limits are used.
 */
onBehalfOf?: string, 
/**
 * What it does.
 */
action: string, 
/**
 * On which account; an account or a customer must be given.
 */
account?: string, 
/**
 * At which customer.
 */
customer?: string, 
/**
 * Currency of the question and the answer (ISO 4217); absent: the base currency.
 */
currency?: string, 
/**
 * Execution date, `YYYY-MM-DD`.
 */
date: string, 
/**
 * The civil date at the legal entity, `YYYY-MM-DD`; an execution date before it is refused. Needed with
 * `onBehalfOf`.
 */
today?: string, };

/**
 * What can no longer be approved once this user has left?
 */
export type IfUserLeavesQuestion = { 
/**
 * Who.
 */
user: string, 
/**
 * At which customer; absent: wherever the user has access.
 */
customer?: string, 
/**
 * How many findings come before those that are answered; absent: none.
 */
offset?: number, 
/**
 * How many findings are answered at most; absent: all.
 */
limit?: number, };

/**
 * Whether an IP allowlist can be set.
 */
export type IpAllowlistAnswer = { 
/**
 * Whether there is no issue.
 */
accepted: boolean, 
/**
 * The entries in their canonical form; empty if one is refused.
 */
entries: Array<string>, 
/**
 * What is refused.
 */
issues: Array<DetailIssue>, 
/**
 * What may be a mistake.
 */
warnings: Array<DetailIssue>, };

/**
 * May a user's addresses be restricted to these?
 */
export type IpAllowlistQuestion = { 
/**
 * Addresses, networks `address/prefix` and ranges `first-last`; at least one.
 */
entries: Array<string>, 
/**
 * The address of the person who sets it, who must not be locked out; absent: not checked.
 */
ownAddress?: string, };

/**
 * What a layer of a derivation is about, in the order of the derivation.
 */
export type LayerKind = "question" | "acting-user" | "grant" | "user-status" | "customer-access" | "account-access" | "contract" | "role" | "feature" | "removal" | "date" | "amount" | "limit" | "pre-approved" | "approval-rule";

/**
 * What a layer comes from.
 */
export type LayerSource = { 
/**
 * Who acts for the user.
 */
acting?: string, 
/**
 * The grant.
 */
grant?: string, 
/**
 * First day of the grant.
 */
from?: string, 
/**
 * Last day of the grant, included.
 */
until?: string, 
/**
 * State of the user.
 */
status?: UserStatus, 
/**
 * The contract.
 */
contract?: string, 
/**
 * The customer.
 */
customer?: string, 
/**
 * The account.
 */
account?: string, 
/**
 * The type of the account.
 */
accountType?: string, 
/**
 * The feature.
 */
feature?: string, 
/**
 * The role.
 */
role?: string, 
/**
 * Whether the role's own actions grant it.
 */
ownActions?: boolean, 
/**
 * The policies of the role that grant it.
 */
policies?: Array<string>, 
/**
 * The civil date at the legal entity.
 */
today?: string, 
/**
 * The amount in the base currency.
 */
amount?: string, };

/**
 * The financial institution's unit that owns catalogue settings, roles and contracts.
 */
export type LegalEntity = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * Base currency (ISO 4217); all limits are in it.
 */
currency: string, 
/**
 * IANA name; the edges know what it means.
 */
timeZone: string, 
/**
 * First day of the week of weekly limits.
 */
weekStart: WeekDay, 
/**
 * Value of one unit of a foreign currency in the base currency.
 */
rates: Record<string, string>, 
/**
 * Settings of the institution.
 */
settings: Settings, };

/**
 * Whether a feature applies per account or per customer.
 */
export type Level = "account" | "customer";

/**
 * What changes of an action's thresholds in one period.
 */
export type LimitChangeEntry = { 
/**
 * The action.
 */
action: string, 
/**
 * The period.
 */
period: Period, 
/**
 * Above here refused; absent: as before.
 */
deny?: BoundChange, 
/**
 * Up to here executed without approval; absent: as before.
 */
preApproved?: BoundChange, };

/**
 * A limit set for the user that changes; absent: none is set, and the default holds. Null: the period asks for no
 * approval.
 */
export type LimitDifferenceEntry = { 
/**
 * On which account; absent for a group.
 */
account?: string, 
/**
 * Of which action; absent for a group.
 */
action?: string, 
/**
 * Of which limit group.
 */
group?: string, 
/**
 * Over which period.
 */
period: Period, 
/**
 * Which limit.
 */
field: LimitField, 
/**
 * As it is saved.
 */
from?: string | null, 
/**
 * As it would be.
 */
to?: string | null, };

/**
 * Which limit.
 */
export type LimitField = "deny" | "preApproved" | "limit";

/**
 * Actions that share one budget.
 */
export type LimitGroup = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * What the group is for.
 */
description?: string, };

/**
 * Why one field cannot be set.
 */
export type LimitIssue = { 
/**
 * JSON Pointer inside `limits`.
 */
path: string, 
/**
 * The stable code.
 */
code: LimitIssueCode, 
/**
 * The bound it broke.
 */
maximum?: string, };

/**
 * Why a limit cannot be set.
 */
export type LimitIssueCode = "not-permitted" | "not-monetary" | "above-maximum" | "above-deny";

/**
 * Limits by action and by limit group.
 */
export type LimitSet = { 
/**
 * By action.
 */
actions?: Record<string, Limits>, 
/**
 * By limit group.
 */
groups?: Record<string, Limits>, };

/**
 * An amount per period, in the base currency; absent: unlimited.
 */
export type Limits = { 
/**
 * For one transaction.
 */
perTransaction?: string, 
/**
 * For an execution date.
 */
daily?: string, 
/**
 * For the week of an execution date.
 */
weekly?: string, 
/**
 * For the calendar month of an execution date.
 */
monthly?: string, };

/**
 * What is selected of what could be.
 */
export type MatrixAnswer = { 
/**
 * Whether anything was taken away on accounts.
 */
permissionType: PermissionType, 
/**
 * By access level, over all accounts and features.
 */
accessLevels: Record<string, State>, 
/**
 * By feature, in the order of the snapshot.
 */
features: Array<FeatureState>, 
/**
 * By account, in the contract's order: those of the page that was asked for. The rest is over all accounts.
 */
accounts: Array<AccountState>, 
/**
 * How many accounts there are, where a page was asked for.
 */
accountCount?: number, 
/**
 * Other features.
 */
other: Array<OtherState>, 
/**
 * Whether anything was taken away of other features.
 */
otherPermissionType: PermissionType, };

/**
 * Whose matrix at which customer.
 */
export type MatrixQuestion = { 
/**
 * Who.
 */
user: string, 
/**
 * Where.
 */
customer: string, 
/**
 * How many accounts come before those that are answered; absent: none.
 */
offset?: number, 
/**
 * How many accounts are answered at most; absent: all.
 */
limit?: number, };

/**
 * Where a contribution to a bound comes from.
 */
export type Origin = "institution" | "contract" | "role" | "cap" | "default" | "override" | "grant" | "deny";

/**
 * One feature of the customer.
 */
export type OtherState = { 
/**
 * The feature.
 */
feature: string, 
/**
 * All its actions.
 */
state: State, };

/**
 * What happens.
 */
export type Outcome = "executed" | "pendingApproval" | "denied";

/**
 * Limits of one user at one customer.
 */
export type Overrides = { 
/**
 * By account and action.
 */
accounts?: Record<string, Record<string, ThresholdSet>>, 
/**
 * By limit group.
 */
groups?: Record<string, Limits>, };

/**
 * Does this password meet the rules?
 */
export type PasswordQuestion = { 
/**
 * What is typed so far.
 */
password: string, 
/**
 * Whether a second factor is asked for at sign-in, so that fewer characters do.
 */
secondFactor: boolean, 
/**
 * Words that it must not contain, whole or in parts: user name, names, e-mail address, company.
 */
words?: Array<string>, };

/**
 * A transaction that waits for approval.
 */
export type PendingTransaction = { 
/**
 * Who entered it.
 */
user: string, 
/**
 * Whom it was entered for, if not for that user.
 */
onBehalfOf?: string, 
/**
 * What it does.
 */
action: string, 
/**
 * On which account; an account or a customer must be given.
 */
account?: string, 
/**
 * At which customer.
 */
customer?: string, 
/**
 * How much, above zero, in the base currency; needed where the action moves money.
 */
amount?: string, };

/**
 * What an amount is measured over.
 */
export type Period = "perTransaction" | "daily" | "weekly" | "monthly";

/**
 * Whether anything was taken away.
 */
export type PermissionType = "default" | "custom";

/**
 * A detail of a person.
 */
export type PersonField = "firstName" | "middleName" | "lastName" | "birthDate" | "email" | "phone" | "ssn" | "licence" | "userName";

/**
 * Are these the details of a person?
 */
export type PersonQuestion = { 
/**
 * Mandatory for a valid person, as are last name, e-mail, phone and SSN; a form may still lack it.
 */
firstName?: string, 
/**
 * Optional.
 */
middleName?: string, 
/**
 * Mandatory.
 */
lastName?: string, 
/**
 * `YYYY-MM-DD`; mandatory where the policy has a minimum age.
 */
birthDate?: string, 
/**
 * Mandatory.
 */
email?: string, 
/**
 * Mandatory; E.164, such as `+12025550100`.
 */
phone?: string, 
/**
 * Mandatory; nine digits, or `123-45-6789`.
 */
ssn?: string, 
/**
 * Driver's licence number; optional.
 */
licence?: string, 
/**
 * Optional.
 */
userName?: string, 
/**
 * The civil date at the legal entity, `YYYY-MM-DD`.
 */
today: string, 
/**
 * What the institution asks for; absent: no minimum age, and the default policy of user names.
 */
policy?: PersonRules, };

/**
 * What an institution asks of a person's details.
 */
export type PersonRules = { 
/**
 * In full years.
 */
minimumAge?: number, 
/**
 * What user names must be like; absent: 6 to 64 letters, digits, dots, hyphens and underscores, a letter
 * first.
 */
userName?: UserNameRules, };

/**
 * A named set of actions.
 */
export type Policy = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name for people.
 */
name?: string, 
/**
 * The actions.
 */
actions: Array<string>, };

/**
 * Why a document cannot be loaded or a question cannot be understood.
 */
export type ProblemCode = "invalid-json" | "invalid-binary" | "other-version" | "wrong-type" | "unknown-field" | "missing-field" | "duplicate-key" | "invalid-value" | "invalid-id" | "invalid-amount" | "amount-too-precise" | "amount-too-large" | "amount-not-positive" | "invalid-rate" | "rate-for-base-currency" | "unknown-currency" | "invalid-date" | "duplicate-id" | "duplicate-entry" | "unknown-reference" | "wrong-customer" | "not-monetary" | "wrong-level" | "invalid-bands" | "invalid-rule" | "self-grant" | "invalid-period" | "grant-gives-nothing" | "empty" | "invalid-count" | "too-many";

/**
 * The closed list of reasons, in the order of the specification.
 */
export type ReasonCode = "unknown-user" | "unknown-action" | "unknown-account" | "unknown-customer" | "account-not-of-customer" | "account-required" | "user-not-active" | "no-grant" | "grant-not-in-force" | "no-customer-access" | "no-account-access" | "not-in-contract" | "not-in-role" | "not-applicable-to-account" | "removed-for-user" | "date-in-past" | "not-monetary" | "no-exchange-rate" | "limit-exceeded" | "above-pre-approved" | "approval-required" | "no-approval-required" | "no-eligible-approver";

/**
 * One reason that refuses.
 */
export type Refusal = { 
/**
 * The stable code.
 */
code: ReasonCode, };

/**
 * An approval that does not count.
 */
export type RefusedApproval = { 
/**
 * Whose.
 */
user: string, 
/**
 * In whose place it was given.
 */
onBehalfOf?: string, 
/**
 * Why.
 */
reasons: Array<ReasonCode | ApprovalRefusal>, };

/**
 * Actions taken away from one user at one customer.
 */
export type Removed = { 
/**
 * By account.
 */
accounts?: Record<string, Array<string>>, 
/**
 * Of the customer's other features.
 */
other?: Array<string>, };

/**
 * What is taken away; sorted.
 */
export type RemovedAnswer = { 
/**
 * By account; never an empty list.
 */
accounts: Record<string, Array<string>>, 
/**
 * Of other features.
 */
other: Array<string>, };

/**
 * Alternatives, each a list of slots that are all to be filled.
 */
export type RequirementAnswer = { 
/**
 * Whether slots are filled in order.
 */
sequential: boolean, 
/**
 * The alternatives.
 */
anyOf: Array<Array<Slot>>, };

/**
 * What goes back to the default.
 */
export type ResetScope = "permissions" | "otherPermissions" | "limits" | "accountLimits" | "groupLimits";

/**
 * What goes back to the default.
 */
export type ResetToDefault = { 
/**
 * What.
 */
what: ResetScope, };

/**
 * A named ceiling: its policies' actions and its own, with limits.
 */
export type Role = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name for people.
 */
name?: string, 
/**
 * Own actions.
 */
actions?: Array<string>, 
/**
 * Policies whose actions it has.
 */
policies?: Array<string>, 
/**
 * Limits of the role.
 */
limits?: LimitSet, };

/**
 * A role that alone gives both actions of a pair.
 */
export type RoleConflictEntry = { 
/**
 * Place of the pair in the question, from 0.
 */
pair: number, 
/**
 * Name of the pair.
 */
name?: string, 
/**
 * The role.
 */
role: string, };

/**
 * May a custom role have this name?
 */
export type RoleNameQuestion = { 
/**
 * What is typed so far.
 */
name: string, 
/**
 * The names of the other roles; absent: uniqueness is not checked.
 */
taken?: Array<string>, };

/**
 * A rule of user names, role names or passwords.
 */
export type Rule = "min-length" | "max-length" | "max-bytes" | "allowed-characters" | "starts-with-letter" | "not-reserved" | "not-containing" | "not-common" | "pascal-case" | "unique";

/**
 * One rule and whether the text meets it.
 */
export type RuleAnswer = { 
/**
 * The rule.
 */
rule: Rule, 
/**
 * Whether the text meets it.
 */
satisfied: boolean, 
/**
 * What the rule asks for and, if it is broken, what broke it.
 */
parameters: DetailParameters, };

/**
 * Initiators of one kind: members of a group, or named users.
 */
export type RuleInitiators = { 
/**
 * A signatory group of the rule's customer.
 */
group?: string, 
/**
 * Named users.
 */
users?: Array<string>, };

/**
 * Why a rule comes before another that fits the same transaction, in the order in which they are looked at.
 */
export type RulePrecedence = "account" | "initiator" | "currency" | "order";

/**
 * Approvers of one kind: members of a group, named users, or anyone entitled.
 */
export type RuleSlot = { 
/**
 * A signatory group.
 */
group?: string, 
/**
 * Named users.
 */
users?: Array<string>, 
/**
 * Anyone entitled. Always `true` where given.
 */
anyone?: boolean, 
/**
 * How many different approvers. Of a group also a share of its members, which is turned into a number for each
 * transaction: the members are counted without the initiator, unless they may approve what is their own.
 */
count: GroupShare | number, };

/**
 * The rules of a user name, password or role name, each with its state.
 */
export type RulesAnswer = { 
/**
 * Whether all rules are met.
 */
accepted: boolean, 
/**
 * The form that is compared with others, for an accepted user name or role name.
 */
canonical?: string, 
/**
 * Every rule, in the order in which a page shows them.
 */
rules: Array<RuleAnswer>, };

/**
 * Whose sum a limit bounds.
 */
export type Scope = "action" | "group" | "contract-action" | "contract-group" | "grant";

/**
 * One account of a session.
 */
export type SessionAccount = { 
/**
 * The account.
 */
account: string, 
/**
 * Nickname or product.
 */
name?: string, 
/**
 * The last four letters or digits of the account number.
 */
numberEnd: string, 
/**
 * Enabled actions.
 */
selected: number, 
/**
 * Actions that could be enabled.
 */
total: number, 
/**
 * Whether anything was taken away there.
 */
permissionType: PermissionType, 
/**
 * Whether limits are set for this user on an enabled action there.
 */
limitsType: PermissionType, };

/**
 * The accounts of one type that were found; never none.
 */
export type SessionAccountGroup = { 
/**
 * The account type.
 */
type: string, 
/**
 * The accounts.
 */
accounts: Array<SessionAccount>, };

/**
 * Which accounts of a session are listed.
 */
export type SessionAccountsQuestion = { 
/**
 * Part of the name, or of the number with or without spaces; small and capital letters are equal.
 */
search?: string, 
/**
 * Only these, for example those that are ticked.
 */
only?: Array<string>, 
/**
 * Absent: in the contract's order.
 */
sort?: AccountOrder, };

/**
 * What a session changes of what is saved; empty lists where nothing changes.
 */
export type SessionDifference = { 
/**
 * Permissions on accounts, by the bytes of their ids.
 */
accounts: Array<AccountDifference>, 
/**
 * Permissions of other features.
 */
other: ActionDifference, 
/**
 * Limits set for the user: of accounts, then of groups.
 */
limits: Array<LimitDifferenceEntry>, };

/**
 * Limits of one enabled monetary action on one account.
 */
export type SessionLimits = { 
/**
 * The account.
 */
account: string, 
/**
 * Its feature.
 */
feature: string, 
/**
 * The action.
 */
action: string, 
/**
 * For one transaction.
 */
perTransaction: SessionThresholds, 
/**
 * For an execution date.
 */
daily: SessionThresholds, 
/**
 * For the week of an execution date.
 */
weekly: SessionThresholds, 
/**
 * For the calendar month of an execution date.
 */
monthly: SessionThresholds, };

/**
 * Whose limits are shown.
 */
export type SessionLimitsQuestion = { 
/**
 * On these accounts; absent: on all that the user has access to.
 */
accounts?: Array<string>, };

/**
 * One change of an edit session; applied as a whole or not at all.
 */
export type SessionOperation = { "kind": "setPermissions" } & SetPermissions | { "kind": "setLimits" } & SetLimits | { "kind": "setLimitsInBulk" } & SetLimitsInBulk | { "kind": "reset" } & ResetToDefault;

/**
 * Removals and limits as they stand in the assignment of a snapshot; sorted, without empty lists.
 */
export type SessionResult = { 
/**
 * What is taken away.
 */
removed: RemovedAnswer, 
/**
 * Limits set for the user.
 */
limits: Overrides, };

/**
 * Where a session stands; everything but group limits and unsaved changes over the part that was asked for.
 */
export type SessionState = { 
/**
 * What is selected of what could be.
 */
matrix: MatrixAnswer, 
/**
 * All of it on accounts: the state of "select all". Absent where nothing can be selected.
 */
selection?: State, 
/**
 * All of it of other features.
 */
otherSelection?: State, 
/**
 * By action of a default set, in the order of the snapshot; those on accounts first.
 */
actions: Array<ActionState>, 
/**
 * What bounds the user in each limit group with an action that is enabled.
 */
groupLimits: Array<GroupLimitsEntry>, 
/**
 * How many permissions and limits differ from what is saved.
 */
unsavedChanges: number, };

/**
 * The part of a session's state that is asked for, for example what a search found.
 */
export type SessionStateQuestion = { 
/**
 * Over these accounts; absent: all that the user has access to.
 */
accounts?: Array<string>, 
/**
 * Over these features; absent: all.
 */
features?: Array<string>, };

/**
 * What is executed at once and what is refused; null: unlimited.
 */
export type SessionThresholds = { 
/**
 * In force: up to here executed without approval.
 */
preApproved: string | null, 
/**
 * In force: above here refused.
 */
deny: string | null, 
/**
 * What institution, contract and role allow; the same on all accounts.
 */
maximum: string | null, 
/**
 * Pre-approved as it was set for the user, which may be above the maximum; null: the period asks for no
 * approval. Absent: 0, and of a month: no approval is asked.
 */
ownPreApproved?: string | null, 
/**
 * Denied as it was set for the user; absent: the maximum.
 */
ownDeny?: string, };

/**
 * Limits to be set. Each action of an account and each group that is named is set as a whole: what is left out of
 * it is default again.
 */
export type SetLimits = { 
/**
 * The limits, as an assignment has them.
 */
limits: Overrides, };

/**
 * The same limits for actions on accounts: 0 ≤ pre-approved ≤ deny ≤ maximum. Set where the action is enabled;
 * where it is not, the pair is skipped.
 */
export type SetLimitsInBulk = { 
/**
 * On these accounts; absent: on all that the user has access to.
 */
accounts?: Array<string>, 
/**
 * Monetary actions.
 */
actions: Array<string>, 
/**
 * Over these periods.
 */
periods: Array<Period>, 
/**
 * Up to here executed without approval; null: these periods ask for no approval.
 */
preApproved: string | null, 
/**
 * Above here refused.
 */
deny: string, };

/**
 * Actions to give back or take away: those listed, or whatever the default set has of these features and access
 * levels. A feature is given back with its whole default set. Features with access levels must have something
 * selected already where they are edited.
 */
export type SetPermissions = { 
/**
 * On these accounts; absent: on all that the user has access to.
 */
accounts?: Array<string>, 
/**
 * Of the customer's other features instead. Always `true` where given.
 */
other?: boolean, 
/**
 * These actions; not together with features or access levels.
 */
actions?: Array<string>, 
/**
 * All of these features.
 */
features?: Array<string>, 
/**
 * Only of these access levels; without features: of any feature.
 */
accessLevels?: Array<AccessLevel>, 
/**
 * Whether to give them back or take them away.
 */
enable: boolean, };

/**
 * Settings of the institution.
 */
export type Settings = { 
/**
 * Which accounts a user may give to others.
 */
accountAccess: AccountAccess, 
/**
 * How far a giver is bound by what they hold themselves.
 */
delegationCeiling: DelegationCeiling, 
/**
 * Whether an initiator may approve their own transaction.
 */
selfApproval: boolean, 
/**
 * Whether the contract's daily and weekly limits bound all users together.
 */
sharedContractLimits: boolean, };

/**
 * Users of equal signing power.
 */
export type SignatoryGroup = { 
/**
 * Identity.
 */
id: string, 
/**
 * The customer it signs for.
 */
customer: string, 
/**
 * Its users.
 */
members: Array<string>, };

/**
 * A pair that was not edited.
 */
export type SkippedPair = { 
/**
 * The account; absent for other features.
 */
account?: string, 
/**
 * The action.
 */
action: string, };

/**
 * Approvers of one kind: members of a group, named users, or anyone entitled.
 */
export type Slot = { 
/**
 * A signatory group.
 */
group?: string, 
/**
 * Named users.
 */
users?: Array<string>, 
/**
 * Anyone entitled. Always `true` where given.
 */
anyone?: boolean, 
/**
 * How many different approvers.
 */
count: number, };

/**
 * Everything the engine needs for its answers, as one document.
 */
export type SnapshotDocument = { 
/**
 * The institution's unit that owns catalogue, roles and contracts.
 */
legalEntity: LegalEntity, 
/**
 * Budgets that several actions share.
 */
limitGroups: Array<LimitGroup>, 
/**
 * The banking services and their actions.
 */
features: Array<Feature>, 
/**
 * Agreements with companies.
 */
contracts: Array<Contract>, 
/**
 * Named sets of actions.
 */
policies: Array<Policy>, 
/**
 * Named ceilings.
 */
roles: Array<Role>, 
/**
 * The people and what they were assigned.
 */
users: Array<User>, 
/**
 * Users of equal signing power.
 */
signatoryGroups: Array<SignatoryGroup>, 
/**
 * Who must approve what, by amount.
 */
approvalRules: Array<ApprovalRule>, 
/**
 * What users let others do for them, for a time.
 */
grants?: Array<Grant>, };

/**
 * How much of a default set is granted.
 */
export type State = "full" | "partial" | "none";

/**
 * Thresholds by period.
 */
export type ThresholdSet = { 
/**
 * For one transaction.
 */
perTransaction?: Thresholds, 
/**
 * For an execution date.
 */
daily?: Thresholds, 
/**
 * For the week of an execution date.
 */
weekly?: Thresholds, 
/**
 * For the calendar month of an execution date.
 */
monthly?: Thresholds, };

/**
 * What is executed at once and what is refused.
 */
export type Thresholds = { 
/**
 * Up to here executed without approval; null: this period asks for no approval. Absent: 0, and of a month: no
 * approval is asked.
 */
preApproved?: string | null, 
/**
 * Above here refused; absent: the maximum.
 */
deny?: string, };

/**
 * What one user spent with one action on one account on one execution date, in the base currency.
 */
export type UsageEntry = { 
/**
 * Who; `*` stands for others.
 */
user: string, 
/**
 * The account.
 */
account: string, 
/**
 * A monetary action.
 */
action: string, 
/**
 * Execution date, `YYYY-MM-DD`.
 */
date: string, 
/**
 * Decimal string.
 */
amount: string, };

/**
 * A person and what they were assigned.
 */
export type User = { 
/**
 * Identity; `*` is reserved for "others" in usage rows.
 */
id: string, 
/**
 * State.
 */
status: UserStatus, 
/**
 * What the user has, by customer.
 */
assignments: Array<Assignment>, };

/**
 * Does this user name meet the rules?
 */
export type UserNameQuestion = { 
/**
 * What is typed so far.
 */
userName: string, 
/**
 * The rules; absent: the default ones.
 */
policy?: UserNameRules, };

/**
 * What user names must be like. They are ASCII; words are compared without regard to case.
 */
export type UserNameRules = { 
/**
 * Fewest characters, at least 1.
 */
minLength: number, 
/**
 * Most characters, at most 64.
 */
maxLength: number, 
/**
 * The characters that may be used.
 */
characters: Array<CharacterClass>, 
/**
 * Whether the first character must be a letter; absent: no.
 */
mustStartWithLetter?: boolean, 
/**
 * Names that nobody may have.
 */
reserved?: Array<string>, 
/**
 * Words that no name may contain, such as the person's names and e-mail address (also its part before the
 * `@`); empty ones forbid nothing.
 */
notContaining?: Array<string>, };

/**
 * State of a user. Only an active user may do anything.
 */
export type UserStatus = "new" | "active" | "suspended" | "locked";

/**
 * Limits that somebody wants to set for one user at one customer.
 */
export type ValidateLimitsQuestion = { 
/**
 * Whose.
 */
user: string, 
/**
 * Where.
 */
customer: string, 
/**
 * What is to be set.
 */
limits: Overrides, };

/**
 * What happens to a transaction, and why.
 */
export type Verdict = { 
/**
 * Executed, pending approval, or denied.
 */
outcome: Outcome, 
/**
 * Why.
 */
reasons: Array<DecisionReason>, };

/**
 * A name as a list of users shows it.
 */
export type WebNameAnswer = { 
/**
 * At most 15 characters, the mark `(Me)` included; a long name cuts the mark.
 */
text: string, 
/**
 * Whether a badge marks the row as the reader's own.
 */
badge: boolean, };

/**
 * How is this name shown in a list of users?
 */
export type WebNameQuestion = { 
/**
 * The name of the row.
 */
name: string, 
/**
 * Whether it is the row of the person who reads the list.
 */
own: boolean, };

/**
 * First day of a week.
 */
export type WeekDay = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/**
 * What a draft would change.
 */
export type WhatIfAnswer = { 
/**
 * The base currencies, if the draft names another one; every bounded limit has changed then.
 */
currency?: CurrencyChange, 
/**
 * By user, customer and account; only where something changes.
 */
changes: Array<EntitlementChangeEntry>, 
/**
 * Of the given transactions those with another outcome or other reasons, in their order.
 */
flipped: Array<FlippedTransaction>, };

/**
 * Who may do this here?
 */
export type WhoCanQuestion = { 
/**
 * What.
 */
action: string, 
/**
 * On which account; an account or a customer must be given.
 */
account?: string, 
/**
 * At which customer.
 */
customer?: string, 
/**
 * How many entries come before those that are answered; absent: none.
 */
offset?: number, 
/**
 * How many entries are answered at most; absent: all.
 */
limit?: number, };

/**
 * Who is entitled to approve this transaction?
 */
export type WhoMayApproveQuestion = { 
/**
 * The transaction.
 */
transaction: PendingTransaction, 
/**
 * The civil date at the legal entity, `YYYY-MM-DD`; with it the answer says who may approve in whose place.
 */
today?: string, 
/**
 * How many entries come before those that are answered; absent: none.
 */
offset?: number, 
/**
 * How many entries are answered at most; absent: all.
 */
limit?: number, };

/**
 * What would pass.
 */
export type WouldPassAnswer = { 
/**
 * The largest amount that is not denied, in the currency of the question; null: unbounded.
 */
passUpTo?: string | null, 
/**
 * The largest amount that is pre-approved, so that no approval rule is asked, in the currency of the question;
 * null: unbounded.
 */
executeUpTo?: string | null, 
/**
 * The first execution date, neither before the asked one nor before today, on which this amount is not
 * denied; null: none. Not looked for on behalf of another.
 */
earliestDate?: string | null, 
/**
 * Other accounts of the user on which this amount is not denied on the asked date: one page of them. Not
 * looked for on behalf of another.
 */
otherAccounts?: Array<AccountWithHeadroom>, 
/**
 * How many other accounts there are.
 */
otherAccountCount?: number, 
/**
 * The users entitled to approve this transaction, sorted: one page of them. None where the user may not do it.
 */
approvers: Array<string>, 
/**
 * How many of them there are.
 */
approverCount: number, 
/**
 * Who may approve it in whose place, sorted by both: one page of them. Absent if nobody may, and without
 * `today`.
 */
approversOnBehalf?: Array<ApprovalOnBehalf>, };

