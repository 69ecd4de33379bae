/// <reference lib="esnext.disposable" preserve="true" />
import { call, isCurrent, memory } from "./call.js";
import { bytes, numbers, text, textIfAny, versionOf, type DocumentInput } from "./document.js";
import { RawEngine, engineVersion } from "../countersign.js";
import { ask as askForEntitlements, withHint } from "./entitlements.js";
import type { Opened, Refreshed, Source, Tagged } from "./entitlements.js";
import { CountersignError, notMade } from "./error.js";
import { asText } from "./given.js";
import { Handles, handle } from "./handles.js";
import type { ActionHandle, PlaceHandle, UserHandle } from "./handles.js";
import type {
  AccountWithHeadroom,
  AccountsForQuestion,
  ActionsOnQuestion,
  ApprovalOnBehalf,
  ApprovalStatusAnswer,
  ApprovalStatusQuestion,
  CheckAnswer,
  CheckQuestion,
  DecisionAnswer,
  DelegateQuestion,
  DelegationViolation,
  EditPermissionsAnswer,
  EditPermissionsQuestion,
  EvaluateQuestion,
  ExplainQuestion,
  Explanation,
  GroupLimitsEntry,
  GroupLimitsQuestion,
  HeadroomAnswer,
  HeadroomQuestion,
  LimitIssue,
  MatrixAnswer,
  MatrixQuestion,
  Outcome,
  UsageEntry,
  ValidateLimitsQuestion,
  WhatIfAnswer,
  WhoCanQuestion,
  WhoMayApproveQuestion,
} from "../types.js";

const OUTCOMES: readonly Outcome[] = ["executed", "pendingApproval", "denied"];

/** Numbers that the module answers instead of an outcome. */
const NO_AMOUNT = 0xffff_ffff;
const NOT_POSITIVE = 0xffff_fffe;
const NO_DAY = 0xffff_fffd;

/** What would happen to an amount, and the largest ones that would still pass; amounts in minor units. */
export interface QuickVerdict {
  /** Executed, pending approval, or denied. */
  readonly outcome: Outcome;
  /** Breaks no limit; `Infinity` if nothing bounds it, `NaN` where the question did not come as far as its limits. */
  readonly submit: number;
  /** Is executed without approval; `Infinity` and `NaN` as above. */
  readonly execute: number;
}

/** What is granted to a user on every account the user has access to. */
export interface MatrixBits {
  /** The accounts. */
  readonly accounts: Uint32Array;
  /** Words of each account. */
  readonly words: number;
  /** Account by account: bit `n % 32` of word `n >> 5` is set where the action with handle `n` is granted. */
  readonly bits: Uint32Array;
}

const NO_CHANGES: WhatIfAnswer = { changes: [], flipped: [] };

/** On what a verdict was made. */
export interface Versions {
  /** The engine. */
  readonly engineVersion: string;
  /** The configuration, as the service names it. */
  readonly snapshotVersion: string;
}

/** An answer that says on what it was made, where the engine knows the version of its snapshot. */
export type Versioned<Answer> = Answer & Partial<Versions>;

/** How engines are made. */
interface Load {
  /** The snapshot's version: every verdict carries it then, and a submit is to be sent with it. */
  readonly version?: string;
}

/**
 * A loaded snapshot, ready to be asked. Load once, ask often; every answer is a plain object.
 *
 * @example
 * const engine = Engine.load(snapshot);
 * engine.check({ user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating" }).allowed;
 */
export class Engine {
  /** @internal What only the module of this class exports. */
  static readonly mark: string = "rawengine_load";
  /** Ids as numbers, for the questions that are asked by the thousand. */
  readonly handles: Handles;
  #raw: RawEngine | undefined;
  #versions: Versions | undefined;
  #source: { readonly from: Source; readonly etag: string | undefined; readonly opened: Opened } | undefined;
  /** Of the last verdict, in the module's memory. */
  #headroom = new Float64Array(0);
  /** Of each account in a matrix. */
  #words: number | undefined;

  /** Engines come from {@link load}, {@link fromBinary} and {@link open}. */
  protected constructor(raw: object, snapshotVersion?: string) {
    // Its own type stays out of the declarations, which would need a library of the host for it.
    if (!(raw instanceof RawEngine)) throw notMade("an engine comes from Engine.load, fromBinary or open");
    this.#raw = raw;
    if (snapshotVersion !== undefined) this.#versions = { engineVersion: Engine.version, snapshotVersion };
    this.handles = new Handles(() => this.live());
  }

  /**
   * Loads a snapshot document: an object, JSON text, or the bytes of JSON text.
   *
   * @throws CountersignError with every problem of the document; nothing is loaded then.
   */
  static load(document: DocumentInput, options?: Load): Engine {
    const version = versionOf(options);
    const json = bytes(document);
    return new this(withHint(() => call(() => RawEngine.load(json))), version);
  }

  /**
   * Loads a binary snapshot, what {@link binary} or the service gives: no parsing, many times faster than a document.
   *
   * @throws CountersignError `other-version` for bytes of another version of the engine (take the document then),
   * `invalid-binary` for anything else.
   */
  static fromBinary(snapshot: Uint8Array, options?: Load): Engine {
    const version = versionOf(options);
    const given = numbers(Uint8Array, snapshot);
    if (given === undefined) throw CountersignError.of("wrong-type", "", "must be a Uint8Array");
    return new this(call(() => RawEngine.fromBinary(given)), version);
  }

  /**
   * Asks the service for the signed-in user's entitlements and loads them: snapshot, usage, and their version.
   *
   * @throws CountersignError `request-failed` if there is no answer, or as {@link load}.
   */
  static async open(source: Source): Promise<Engine> {
    const found = await askForEntitlements(source);
    if (found === undefined) throw CountersignError.of("request-failed", "", "the service answered 304 to no tag");
    return Engine.#opened(this, source, found);
  }

  static #opened(of: typeof Engine, from: Source, { entitlements, etag }: Tagged): Engine {
    const { snapshot, usage, ...opened } = entitlements;
    const engine = of.load(snapshot, { version: opened.snapshotVersion });
    return engine.#orFreed(() => {
      engine.setUsage(usage);
      engine.#source = { from, etag, opened };
      return engine;
    });
  }

  /**
   * Asks whether there are newer entitlements: `undefined` if not. Where the configuration has changed or somebody else
   * has signed in, the answer has an engine of its own, and this one stays as it is until it is freed; handles are those
   * of one engine.
   *
   * @throws CountersignError `not-opened` if this engine was not made by {@link open}; otherwise as that.
   */
  async refresh(): Promise<Refreshed<this> | undefined> {
    const source = this.#source;
    if (source === undefined) throw CountersignError.of("not-opened", "", "only what was opened can be refreshed");
    const found = await askForEntitlements(source.from, source.etag);
    if (found === undefined) return undefined;
    const { snapshot: _, usage, ...opened } = found.entitlements;
    const ofSameUser = opened.user === source.opened.user;
    if (ofSameUser && opened.snapshotVersion === source.opened.snapshotVersion) {
      this.setUsage(usage);
      this.#source = { ...source, etag: found.etag, opened };
      return { engine: this, changes: NO_CHANGES };
    }
    const engine = Engine.#opened(this.constructor as typeof Engine, source.from, found) as this;
    return engine.#orFreed(() => {
      // Two people's entitlements are not compared: there is no change to tell.
      if (!ofSameUser) return { engine, changes: NO_CHANGES };
      const changes = call(() => this.live().changes(engine.live(), opened.user)) as WhatIfAnswer;
      return { engine, changes };
    });
  }

  /** Runs with a new engine, and frees it if that fails: the caller has no reference to it yet. */
  #orFreed<T>(what: () => T): T {
    try {
      return what();
    } catch (thrown) {
      this.free();
      throw thrown;
    }
  }

  /** For whom and of which day the entitlements are that this engine was opened with. */
  get opened(): Opened | undefined {
    return this.#source?.opened;
  }

  /** The version of the snapshot, if it is known. */
  get snapshotVersion(): string | undefined {
    return this.#versions?.snapshotVersion;
  }

  /** The engine's version; the same number, the same answers. */
  static get version(): string {
    return call(engineVersion);
  }

  /**
   * Sets what was used so far, in place of what was set before: it counts in every later question that gives no usage
   * of its own.
   *
   * @throws CountersignError if a row is malformed; what was set before stays.
   */
  setUsage(usage: readonly UsageEntry[]): void {
    const rows = text(usage, "/usage");
    const raw = this.live();
    call(() => raw.setUsage(rows));
  }

  /** Whether a user may do an account-level action on an account; the reasons are what {@link check} adds. */
  allows(user: string, action: string, account: string): boolean {
    const { handles } = this;
    return this.live().allows(handles.user(user), handles.action(action), handles.account(account));
  }

  /** The same by handle, a few nanoseconds; for a customer-level action the place may be a customer. */
  allowsAt(user: UserHandle, action: ActionHandle, place: PlaceHandle): boolean {
    return this.live().allows(handle(user), handle(action), handle(place));
  }

  /** Many at once: user, action, place, user, action, place, … by handle; 1 where allowed. */
  checkMany(questions: Uint32Array): Uint8Array {
    const handles = numbers(Uint32Array, questions);
    if (handles === undefined || handles.length % 3 !== 0) {
      throw CountersignError.of("wrong-type", "", "must be a Uint32Array of users, actions and places");
    }
    return this.live().checkMany(handles);
  }

  /**
   * The outcome and headroom of {@link evaluate} for an amount in the base currency, over the usage that was set:
   * for every keystroke in an amount field.
   *
   * @param amount Minor units, a whole number from 1 to 2^53−1.
   * @param date Execution date, in days since 1970-01-01.
   */
  verdictAt(
    user: UserHandle,
    action: ActionHandle,
    place: PlaceHandle,
    amount: number,
    date: number,
  ): QuickVerdict {
    if (!Number.isSafeInteger(amount) || amount < 0) {
      throw noAmount(NO_AMOUNT);
    }
    if (typeof date !== "number" || (date | 0) !== date) throw notADay();
    const raw = this.live();
    const upper = Math.floor(amount / 0x1_0000_0000);
    const code = raw.verdict(handle(user), handle(action), handle(place), upper, amount >>> 0, date);
    if (code >= NO_DAY) throw code === NO_DAY ? notADay() : noAmount(code);
    if (!isCurrent(this.#headroom)) this.#headroom = new Float64Array(memory().buffer, raw.headroomAt(), 2);
    const headroom = this.#headroom;
    return { outcome: OUTCOMES[code] ?? "denied", submit: headroom[0] ?? NaN, execute: headroom[1] ?? NaN };
  }

  /** The accounts on which a user may do an account-level action, by handle, in the order of the snapshot. */
  accountsAt(user: UserHandle, action: ActionHandle): Uint32Array {
    const raw = this.live();
    const count = raw.accountsAt(handle(user), handle(action));
    return wordsAt(raw.listPointer(), count);
  }

  /** Everything granted to a user on accounts, as bits: for pages with thousands of boxes. */
  matrixBits(user: UserHandle): MatrixBits {
    const raw = this.live();
    const count = raw.matrixBits(handle(user));
    const words = (this.#words ??= raw.wordsOfAccount());
    return { accounts: wordsAt(raw.accountsPointer(), count), words, bits: wordsAt(raw.bitsPointer(), count * words) };
  }

  /**
   * May this user do this here? Lists every reason against it.
   *
   * @throws CountersignError if the question is malformed; unknown ids are answers, not errors.
   */
  check(question: CheckQuestion): Versioned<CheckAnswer> {
    return this.#verdict("check", question) as Versioned<CheckAnswer>;
  }

  /**
   * What would happen to this transaction, after what was used before?
   *
   * @param usage Counts in place of what {@link setUsage} set.
   * @throws CountersignError if the question or a usage row is malformed.
   */
  evaluate(question: EvaluateQuestion, usage?: readonly UsageEntry[]): Versioned<DecisionAnswer> {
    return this.#verdict("evaluate", question, usage) as Versioned<DecisionAnswer>;
  }

  /**
   * Up to which amount would a transaction pass? For a page, before an amount is typed.
   *
   * @param usage Counts in place of what {@link setUsage} set.
   * @throws CountersignError if the question or a usage row is malformed.
   */
  headroom(question: HeadroomQuestion, usage?: readonly UsageEntry[]): Versioned<HeadroomAnswer> {
    return this.#verdict("headroom", question, usage) as Versioned<HeadroomAnswer>;
  }

  /**
   * The decision as a derivation: each layer with its value and source, the deciding ones marked, and what would pass.
   * The amount may be absent.
   *
   * @param usage Counts in place of what {@link setUsage} set.
   * @throws CountersignError if the question or a usage row is malformed.
   */
  explain(question: ExplainQuestion, usage?: readonly UsageEntry[]): Versioned<Explanation> {
    return this.#verdict("explain", question, usage) as Versioned<Explanation>;
  }

  /**
   * What bounds a user in each limit group with a granted action, with and without the limit set for the user.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  groupLimits(question: GroupLimitsQuestion): GroupLimitsEntry[] {
    return this.ask("groupLimits", question) as GroupLimitsEntry[];
  }

  /**
   * What of each access level, feature and account is selected.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  matrix(question: MatrixQuestion): MatrixAnswer {
    return this.ask("matrix", question) as MatrixAnswer;
  }

  /**
   * What would be taken away after these edits; applied in order, as one.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  editPermissions(question: EditPermissionsQuestion): EditPermissionsAnswer {
    return JSON.parse(this.ask("editPermissions", question) as string) as EditPermissionsAnswer;
  }

  /**
   * Which of these limits cannot be set, field by field.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  validateLimits(question: ValidateLimitsQuestion): LimitIssue[] {
    return this.ask("validateLimits", question) as LimitIssue[];
  }

  /**
   * Whose approvals count, which are refused and why, and who may approve next.
   *
   * @throws CountersignError if the question is malformed.
   */
  approvalStatus(question: ApprovalStatusQuestion): ApprovalStatusAnswer {
    return this.ask("approvalStatus", question) as ApprovalStatusAnswer;
  }

  /**
   * What of this assignment the actor may not give; an empty list means that all of it may be given.
   *
   * @throws CountersignError if the question is malformed.
   */
  delegate(question: DelegateQuestion): DelegationViolation[] {
    return this.ask("delegate", question) as DelegationViolation[];
  }

  /**
   * The accounts on which a user may do an action, with what would still pass on each.
   *
   * @param usage Counts in place of what {@link setUsage} set.
   * @throws CountersignError if the question or a usage row is malformed or names an unknown id.
   */
  accountsFor(question: AccountsForQuestion, usage?: readonly UsageEntry[]): AccountWithHeadroom[] {
    return this.ask("accountsFor", question, usage) as AccountWithHeadroom[];
  }

  /**
   * What a user may do on an account, or at a customer.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  actionsOn(question: ActionsOnQuestion): string[] {
    return this.ask("actionsOn", question) as string[];
  }

  /**
   * Who may do an action on an account, or at a customer.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  whoCan(question: WhoCanQuestion): string[] {
    return this.ask("whoCan", question) as string[];
  }

  /**
   * Who is entitled to approve a transaction.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  whoMayApprove(question: WhoMayApproveQuestion & { today?: undefined }): string[];
  /**
   * Who is entitled to approve a transaction, then who is in whose place, by the grants in force `today`.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  whoMayApprove(question: WhoMayApproveQuestion): (string | ApprovalOnBehalf)[];
  whoMayApprove(question: WhoMayApproveQuestion): (string | ApprovalOnBehalf)[] {
    return this.ask("whoMayApprove", question) as (string | ApprovalOnBehalf)[];
  }

  /** Gives the engine's memory back. Any later question throws `engine-freed`. */
  free(): void {
    this.#raw?.free();
    this.#raw = undefined;
    Handles.forget(this.handles);
  }

  /** The same as {@link free}, for `using`. */
  [Symbol.dispose](): void {
    this.free();
  }

  /** @internal */
  protected live(): RawEngine {
    if (this.#raw === undefined) throw CountersignError.of("engine-freed", "", "the engine was freed");
    return this.#raw;
  }

  #verdict(method: Question, question: unknown, usage?: unknown): object {
    const answer = this.ask(method, question, usage) as object;
    return this.#versions === undefined ? answer : Object.assign(answer, this.#versions);
  }

  /** @internal */
  protected ask(method: Question, question: unknown, usage?: unknown): unknown {
    const asked = asText(question);
    const rows = textIfAny(usage, "/usage");
    // Last, because a caller's `toJSON` runs before this and may free the engine.
    const raw = this.live();
    return call((): unknown => raw[method](asked, rows));
  }
}

/** @internal Questions that the module answers, by the names of its functions. */
export type Question =
  | "editPermissions"
  | {
      [Name in keyof RawEngine]: RawEngine[Name] extends (question: string, usage?: string | null) => infer Answer
        ? unknown extends Answer
          ? Name
          : never
        : never;
    }[keyof RawEngine];

/** All of the module's memory, as words. */
let seen = new Uint32Array(0);

/** So many words, copied out of the module's memory. */
function wordsAt(pointer: number, length: number): Uint32Array {
  if (!isCurrent(seen)) seen = new Uint32Array(memory().buffer);
  const start = pointer / Uint32Array.BYTES_PER_ELEMENT;
  return seen.slice(start, start + length);
}

function noAmount(code: number): CountersignError {
  if (code === NOT_POSITIVE) return CountersignError.of("amount-not-positive", "/amount", "must be above zero");
  return CountersignError.of("invalid-amount", "/amount", "must be a whole number of minor units");
}

function notADay(): CountersignError {
  return CountersignError.of("invalid-date", "/date", "must be a number of days since 1970-01-01");
}
