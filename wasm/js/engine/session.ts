/// <reference lib="esnext.disposable" preserve="true" />
import { call } from "./call.js";
import { RawSession, type RawEngine } from "../countersign.js";
import { CountersignError, notMade } from "./error.js";
import { asText } from "./given.js";
import type {
  AppliedOperation,
  LimitIssue,
  SessionAccountGroup,
  SessionAccountsQuestion,
  SessionDifference,
  SessionLimits,
  SessionLimitsQuestion,
  SessionOperation,
  SessionResult,
  SessionState,
  SessionStateQuestion,
} from "../types.js";

/**
 * Staged changes of one user's permissions and limits at one customer. Nothing is stored: what {@link EditSession.result}
 * says is to be sent when the person saves. Started by `engine.edit`, and of use only as long as that engine is.
 *
 * @example
 * using session = engine.edit("ana.torres", "valdelosa");
 * session.apply({ kind: "setPermissions", features: ["domestic-transfers"], enable: false });
 * session.state().unsavedChanges;
 * const { removed, limits } = session.result();
 */
export class EditSession {
  readonly #engine: () => RawEngine;
  #raw: RawSession | undefined;

  private constructor(engine: () => RawEngine, raw: RawSession) {
    if (!(raw instanceof RawSession)) throw notMade("an edit session comes from engine.edit");
    this.#engine = engine;
    this.#raw = raw;
  }

  /** @internal Pages start a session with `engine.edit`. */
  static start(engine: () => RawEngine, user: string, customer: string): EditSession {
    const question = asText({ user, customer });
    const raw = engine();
    return new EditSession(engine, call(() => RawSession.start(raw, question)));
  }

  /**
   * Applies one operation as a whole, or not at all: `applied` says which, `issues` why not, `skipped` what it does not
   * reach.
   *
   * @throws CountersignError if the operation is malformed or names an unknown id; nothing is changed then.
   */
  apply(operation: SessionOperation): AppliedOperation {
    const asked = asText(operation);
    return this.#call((session, engine) => session.apply(engine, asked)) as AppliedOperation;
  }

  /** Takes back the last operation that was applied, and only that one. Whether there was one. */
  undo(): boolean {
    return this.#call((session, engine) => session.undo(engine));
  }

  /**
   * What is selected of what could be, what bounds the user in each limit group, and how much is unsaved. With a
   * question only over those accounts and features: `selection` is then the state of "select all" over them.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  state(question: SessionStateQuestion = {}): SessionState {
    const asked = asText(question);
    return this.#call((session, engine) => session.state(engine, asked)) as SessionState;
  }

  /**
   * The accounts that the user has access to, by type: searched, sorted, or only those that are named.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  accounts(question: SessionAccountsQuestion = {}): SessionAccountGroup[] {
    const asked = asText(question);
    return this.#call((session, engine) => session.accounts(engine, asked)) as SessionAccountGroup[];
  }

  /**
   * The limits of each enabled monetary action on each account: in force, as they were set, and at most.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  limits(question: SessionLimitsQuestion = {}): SessionLimits[] {
    const asked = asText(question);
    return this.#call((session, engine) => session.limits(engine, asked)) as SessionLimits[];
  }

  /** What changes of what is saved. */
  difference(): SessionDifference {
    return this.#call((session, engine) => session.difference(engine)) as SessionDifference;
  }

  /**
   * What stands against saving: limits that were set in this session and cannot be set as its permissions stand now.
   * The paths lead into the result's `limits`.
   */
  issues(): LimitIssue[] {
    return this.#call((session, engine) => session.issues(engine)) as LimitIssue[];
  }

  /** Removals and limits as the assignment is to have them. */
  result(): SessionResult {
    return JSON.parse(this.#call((session, engine) => session.result(engine))) as SessionResult;
  }

  /** Gives the session's memory back. Any later question throws `session-freed`. */
  free(): void {
    this.#raw?.free();
    this.#raw = undefined;
  }

  /** The same as {@link free}, for `using`. */
  [Symbol.dispose](): void {
    this.free();
  }

  #call<T>(ask: (session: RawSession, engine: RawEngine) => T): T {
    const session = this.#raw;
    if (session === undefined) throw CountersignError.of("session-freed", "", "the session was freed");
    const engine = this.#engine();
    return call(() => ask(session, engine));
  }
}
