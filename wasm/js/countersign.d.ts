/* tslint:disable */
/* eslint-disable */

/**
 * An engine loaded from a snapshot document, and what was used so far.
 */
export class RawEngine {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Lists the accounts on which a user may do an action; says how many.
     */
    accountsAt(user: number, action: number): number;
    /**
     * r" Answers an `AccountsForQuestion`.
     *
     * # Errors
     * Throws a list of the problems of the question or the usage rows.
     */
    accountsFor(question: string, usage?: string | null): any;
    /**
     * Where the accounts of the last matrix lie.
     */
    accountsPointer(): number;
    /**
     * r" Answers an `ActionsOnQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    actionsOn(question: string): any;
    /**
     * Whether a user may do an action at a place.
     */
    allows(user: number, action: number, place: number): boolean;
    /**
     * r" Answers an `ApprovalStatusQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    approvalStatus(question: string): any;
    /**
     * The engine as bytes.
     */
    binary(): Uint8Array;
    /**
     * Where their words lie.
     */
    bitsPointer(): number;
    /**
     * What changes for a user from this engine to another: a `WhatIfAnswer`.
     *
     * # Errors
     * None that is known.
     */
    changes(after: RawEngine, user: string): any;
    /**
     * r" Answers a `CheckApprovalsQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    checkApprovals(question: string): any;
    /**
     * The same for many: user, action, place, user, action, place, …; 1 where allowed.
     */
    checkMany(questions: Uint32Array): Uint8Array;
    /**
     * r" Answers a `CheckQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    check(question: string): any;
    /**
     * r" Answers a `DelegateQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    delegate(question: string): any;
    /**
     * r" Answers a `DutiesQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    duties(question: string): any;
    /**
     * r" Answers an `EditPermissionsQuestion`, as JSON text.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    editPermissions(question: string): string;
    /**
     * r" Answers an `EvaluateQuestion`.
     *
     * # Errors
     * Throws a list of the problems of the question or the usage rows.
     */
    evaluate(question: string, usage?: string | null): any;
    /**
     * r" Answers an `ExplainQuestion`.
     *
     * # Errors
     * Throws a list of the problems of the question or the usage rows.
     */
    explain(question: string, usage?: string | null): any;
    /**
     * Loads the bytes of an engine of the same version.
     *
     * # Errors
     * Throws a list of one problem.
     */
    static fromBinary(bytes: Uint8Array): RawEngine;
    /**
     * r" Answers a `GroupLimitsQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    groupLimits(question: string): any;
    /**
     * The handle of an id of the kind with this number in [`IdKind::ALL`].
     */
    handle(kind: number, id: string): number;
    /**
     * Where in the module's memory the largest amounts of the last verdict lie: the one that breaks no limit, and the
     * one that is executed without approval.
     */
    headroomAt(): number;
    /**
     * r" Answers a `HeadroomQuestion`.
     *
     * # Errors
     * Throws a list of the problems of the question or the usage rows.
     */
    headroom(question: string, usage?: string | null): any;
    /**
     * The id with a handle.
     */
    id(kind: number, handle: number): string | undefined;
    /**
     * r" Answers an `IfUserLeavesQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    ifUserLeaves(question: string): any;
    /**
     * Where the last list lies in the module's memory.
     */
    listPointer(): number;
    /**
     * Loads a snapshot document from JSON bytes.
     *
     * # Errors
     * Throws a list of the document's problems.
     */
    static load(document: Uint8Array): RawEngine;
    /**
     * Lists the accounts of a user with what is granted on each, so many words for an account; says how many accounts.
     */
    matrixBits(user: number): number;
    /**
     * r" Answers a `MatrixQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    matrix(question: string): any;
    /**
     * Sets what was used so far, a list of `UsageEntry` as JSON text, in place of what was set before.
     *
     * # Errors
     * Throws a list of the rows' problems; what was set before stays.
     */
    setUsage(rows: string): void;
    /**
     * The smallest document that gives one user the same answers, as JSON text.
     *
     * # Errors
     * Throws a list of the document's problems; `unknown-reference` at `/user` if it has no such user.
     */
    static slice(document: Uint8Array, user: string): string;
    /**
     * r" Answers a `ValidateLimitsQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    validateLimits(question: string): any;
    /**
     * What would happen to an amount in minor units of the base currency, given in its upper and lower 32 bits, on a
     * day: the place of the outcome in [`Outcome::ALL`](countersign_core::Outcome::ALL). What is no question is
     * [`NO_AMOUNT`], [`NOT_POSITIVE`] or [`NO_DAY`]. What would still pass is left where [`Self::headroom_at`] says.
     */
    verdict(user: number, action: number, place: number, upper: number, lower: number, day: number): number;
    /**
     * What changes between two documents, and which of these transactions as JSON
     * text, would be decided differently.
     *
     * # Errors
     * Throws a list of the problems of what was given.
     */
    static whatIf(before: Uint8Array, after: Uint8Array, transactions?: string | null, usage?: string | null): any;
    /**
     * r" Answers a `WhoCanQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    whoCan(question: string): any;
    /**
     * r" Answers a `WhoMayApproveQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    whoMayApprove(question: string): any;
    /**
     * How many words an account has.
     */
    wordsOfAccount(): number;
}

/**
 * Staged edits of one user's permissions and limits; every call takes the engine that started it.
 */
export class RawSession {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Answers a `SessionAccountsQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    accounts(engine: RawEngine, question: string): any;
    /**
     * Applies a `SessionOperation`, or refuses it.
     *
     * # Errors
     * Throws a list of the operation's problems.
     */
    apply(engine: RawEngine, operation: string): any;
    /**
     * What would change: a `SessionDifference`.
     *
     * # Errors
     * None that is known.
     */
    difference(engine: RawEngine): any;
    /**
     * What stands against saving: a list of `LimitIssue`.
     *
     * # Errors
     * None that is known.
     */
    issues(engine: RawEngine): any;
    /**
     * Answers a `SessionLimitsQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    limits(engine: RawEngine, question: string): any;
    /**
     * What is to be sent: a `SessionResult`, as JSON text.
     *
     * # Errors
     * None that is known.
     */
    result(engine: RawEngine): string;
    /**
     * Starts a session as an `EditSessionQuestion` says.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    static start(engine: RawEngine, question: string): RawSession;
    /**
     * Answers a `SessionStateQuestion`.
     *
     * # Errors
     * Throws a list of the question's problems.
     */
    state(engine: RawEngine, question: string): any;
    /**
     * Takes back the last operation; whether there was one.
     */
    undo(engine: RawEngine): boolean;
}

/**
 * r" Answers a `CreationQuestion`.
 *
 * # Errors
 * Throws a list of the question's problems.
 */
export function creationSteps(question: string): any;

/**
 * The engine's version.
 */
export function engineVersion(): string;

/**
 * r" Answers an `IpAllowlistQuestion`.
 *
 * # Errors
 * Throws a list of the question's problems.
 */
export function ipAllowlist(question: string): any;

/**
 * The module's memory, where JavaScript reads lists and amounts without a further call.
 */
export function moduleMemory(): any;

/**
 * r" Answers a `PasswordQuestion`.
 *
 * # Errors
 * Throws a list of the question's problems.
 */
export function passwordRules(question: string): any;

/**
 * Answers an `AmountQuestion`, which needs no snapshot.
 *
 * # Errors
 * Throws a list of the question's problems.
 */
export function readAmount(question: string): any;

/**
 * r" Answers a `RoleNameQuestion`.
 *
 * # Errors
 * Throws a list of the question's problems.
 */
export function roleNameRules(question: string): any;

/**
 * r" Answers a `UserNameQuestion`.
 *
 * # Errors
 * Throws a list of the question's problems.
 */
export function userNameRules(question: string): any;

/**
 * r" Answers a `PersonQuestion`.
 *
 * # Errors
 * Throws a list of the question's problems.
 */
export function validatePerson(question: string): any;

/**
 * r" Answers a `WebNameQuestion`.
 *
 * # Errors
 * Throws a list of the question's problems.
 */
export function webName(question: string): any;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_rawengine_free: (a: number, b: number) => void;
    readonly __wbg_rawsession_free: (a: number, b: number) => void;
    readonly creationSteps: (a: number, b: number) => [number, number, number];
    readonly engineVersion: () => [number, number];
    readonly ipAllowlist: (a: number, b: number) => [number, number, number];
    readonly moduleMemory: () => any;
    readonly passwordRules: (a: number, b: number) => [number, number, number];
    readonly rawengine_accountsAt: (a: number, b: number, c: number) => number;
    readonly rawengine_accountsFor: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly rawengine_accountsPointer: (a: number) => number;
    readonly rawengine_actionsOn: (a: number, b: number, c: number) => [number, number, number];
    readonly rawengine_allows: (a: number, b: number, c: number, d: number) => number;
    readonly rawengine_approvalStatus: (a: number, b: number, c: number) => [number, number, number];
    readonly rawengine_binary: (a: number) => [number, number];
    readonly rawengine_bitsPointer: (a: number) => number;
    readonly rawengine_changes: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly rawengine_check: (a: number, b: number, c: number) => [number, number, number];
    readonly rawengine_checkApprovals: (a: number, b: number, c: number) => [number, number, number];
    readonly rawengine_checkMany: (a: number, b: number, c: number) => [number, number];
    readonly rawengine_delegate: (a: number, b: number, c: number) => [number, number, number];
    readonly rawengine_duties: (a: number, b: number, c: number) => [number, number, number];
    readonly rawengine_editPermissions: (a: number, b: number, c: number) => [number, number, number, number];
    readonly rawengine_evaluate: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly rawengine_explain: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly rawengine_fromBinary: (a: number, b: number) => [number, number, number];
    readonly rawengine_groupLimits: (a: number, b: number, c: number) => [number, number, number];
    readonly rawengine_handle: (a: number, b: number, c: number, d: number) => number;
    readonly rawengine_headroom: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly rawengine_headroomAt: (a: number) => number;
    readonly rawengine_id: (a: number, b: number, c: number) => [number, number];
    readonly rawengine_ifUserLeaves: (a: number, b: number, c: number) => [number, number, number];
    readonly rawengine_listPointer: (a: number) => number;
    readonly rawengine_load: (a: number, b: number) => [number, number, number];
    readonly rawengine_matrix: (a: number, b: number, c: number) => [number, number, number];
    readonly rawengine_matrixBits: (a: number, b: number) => number;
    readonly rawengine_setUsage: (a: number, b: number, c: number) => [number, number];
    readonly rawengine_slice: (a: number, b: number, c: number, d: number) => [number, number, number, number];
    readonly rawengine_validateLimits: (a: number, b: number, c: number) => [number, number, number];
    readonly rawengine_verdict: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => number;
    readonly rawengine_whatIf: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number) => [number, number, number];
    readonly rawengine_whoCan: (a: number, b: number, c: number) => [number, number, number];
    readonly rawengine_whoMayApprove: (a: number, b: number, c: number) => [number, number, number];
    readonly rawengine_wordsOfAccount: (a: number) => number;
    readonly rawsession_accounts: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly rawsession_apply: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly rawsession_difference: (a: number, b: number) => [number, number, number];
    readonly rawsession_issues: (a: number, b: number) => [number, number, number];
    readonly rawsession_limits: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly rawsession_result: (a: number, b: number) => [number, number, number, number];
    readonly rawsession_start: (a: number, b: number, c: number) => [number, number, number];
    readonly rawsession_state: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly rawsession_undo: (a: number, b: number) => number;
    readonly readAmount: (a: number, b: number) => [number, number, number];
    readonly roleNameRules: (a: number, b: number) => [number, number, number];
    readonly userNameRules: (a: number, b: number) => [number, number, number];
    readonly validatePerson: (a: number, b: number) => [number, number, number];
    readonly webName: (a: number, b: number) => [number, number, number];
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
