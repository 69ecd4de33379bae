import { RawEngine, engineVersion } from "./countersign.js";
import { CountersignError, type Issue } from "./error.js";
import type {
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
  GroupLimitsEntry,
  GroupLimitsQuestion,
  LimitIssue,
  MatrixAnswer,
  MatrixQuestion,
  SnapshotDocument,
  UsageEntry,
  ValidateLimitsQuestion,
} from "./types.js";

/** Runs a call of the module; what it throws becomes a {@link CountersignError}. */
function call<T>(what: () => T): T {
  try {
    return what();
  } catch (thrown) {
    if (typeof thrown !== "string") throw CountersignError.of("not-initialised", "", notReady(thrown));
    throw new CountersignError(JSON.parse(thrown) as Issue[]);
  }
}

function notReady(thrown: unknown): string {
  const cause = thrown instanceof Error ? `: ${thrown.message}` : "";
  return `the engine's module did not answer; await init() first${cause}`;
}

/** JSON text of a value that a caller gave. */
function text(value: unknown, path: string): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch {
    throw CountersignError.of("wrong-type", path, "cannot be written as JSON");
  }
  if (json === undefined) throw CountersignError.of("wrong-type", path, "cannot be written as JSON");
  return json;
}

function bytes(document: SnapshotDocument | string | Uint8Array | ArrayBuffer): Uint8Array {
  if (document instanceof Uint8Array) return document;
  if (document instanceof ArrayBuffer) return new Uint8Array(document);
  return new TextEncoder().encode(typeof document === "string" ? document : text(document, ""));
}

/**
 * A loaded snapshot, ready to be asked. Load once, ask often; every answer is a plain object.
 *
 * @example
 * const engine = Engine.load(snapshot);
 * engine.check({ user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating" }).allowed;
 */
export class Engine {
  #raw: RawEngine | undefined;

  private constructor(raw: RawEngine) {
    this.#raw = raw;
  }

  /**
   * Loads a snapshot document: an object, JSON text, or the bytes of JSON text.
   *
   * @throws CountersignError with every problem of the document; nothing is loaded then.
   */
  static load(document: SnapshotDocument | string | Uint8Array | ArrayBuffer): Engine {
    const json = bytes(document);
    return new Engine(call(() => RawEngine.load(json)));
  }

  /** The engine's version; the same number, the same answers. */
  static get version(): string {
    return call(engineVersion);
  }

  /**
   * May this user do this here? Lists every reason against it.
   *
   * @throws CountersignError if the question is malformed; unknown ids are answers, not errors.
   */
  check(question: CheckQuestion): CheckAnswer {
    return this.#answer(question, (raw, json) => raw.check(json)) as CheckAnswer;
  }

  /**
   * What would happen to this transaction, after what was used before?
   *
   * @throws CountersignError if the question or a usage row is malformed.
   */
  evaluate(question: EvaluateQuestion, usage?: readonly UsageEntry[]): DecisionAnswer {
    const rows = usage === undefined ? undefined : text(usage, "/usage");
    return this.#answer(question, (raw, json) => raw.evaluate(json, rows)) as DecisionAnswer;
  }

  /**
   * What bounds a user in each limit group with a granted action, with and without the own limit.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  groupLimits(question: GroupLimitsQuestion): GroupLimitsEntry[] {
    return this.#answer(question, (raw, json) => raw.groupLimits(json)) as GroupLimitsEntry[];
  }

  /**
   * What of each access level, feature and account is selected.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  matrix(question: MatrixQuestion): MatrixAnswer {
    return this.#answer(question, (raw, json) => raw.matrix(json)) as MatrixAnswer;
  }

  /**
   * What would be taken away after these edits; applied in order, as one.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  editPermissions(question: EditPermissionsQuestion): EditPermissionsAnswer {
    return this.#answer(question, (raw, json) => raw.editPermissions(json)) as EditPermissionsAnswer;
  }

  /**
   * Which of these limits cannot be set, field by field.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  validateLimits(question: ValidateLimitsQuestion): LimitIssue[] {
    return this.#answer(question, (raw, json) => raw.validateLimits(json)) as LimitIssue[];
  }

  /**
   * Whose approvals count, which are refused and why, and who may approve next.
   *
   * @throws CountersignError if the question is malformed.
   */
  approvalStatus(question: ApprovalStatusQuestion): ApprovalStatusAnswer {
    return this.#answer(question, (raw, json) => raw.approvalStatus(json)) as ApprovalStatusAnswer;
  }

  /**
   * What of this assignment the actor may not give; an empty list means that all of it may be given.
   *
   * @throws CountersignError if the question is malformed.
   */
  delegate(question: DelegateQuestion): DelegationViolation[] {
    return this.#answer(question, (raw, json) => raw.delegate(json)) as DelegationViolation[];
  }

  /** Gives the engine's memory back. Any later question throws `engine-freed`. */
  free(): void {
    this.#raw?.free();
    this.#raw = undefined;
  }

  [Symbol.dispose](): void {
    this.free();
  }

  #answer(question: unknown, ask: (raw: RawEngine, json: string) => string): unknown {
    const raw = this.#raw;
    if (raw === undefined) throw CountersignError.of("engine-freed", "", "the engine was freed");
    const json = text(question, "");
    return JSON.parse(call(() => ask(raw, json)));
  }
}
