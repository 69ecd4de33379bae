import { call } from "./call.js";
import { bytes, textIfAny, type DocumentInput } from "./document.js";
import { RawEngine } from "../countersign.js";
import { Engine as Decisions } from "./engine.js";
import type { Source } from "./entitlements.js";
import { CountersignError } from "./error.js";
import { EditSession } from "./session.js";
import type {
  CheckApprovalsQuestion,
  DutiesAnswer,
  DutiesQuestion,
  EvaluateQuestion,
  FindingEntry,
  IfUserLeavesQuestion,
  SnapshotDocument,
  UsageEntry,
  WhatIfAnswer,
} from "../types.js";

/** The engine with what administrators and servers ask beside: edits, drafts, checks, slices. */
export class Engine extends Decisions {
  /** @internal */
  static override readonly mark = "rawsession_start";

  /**
   * Loads a snapshot document: an object, JSON text, or the bytes of JSON text.
   *
   * @throws CountersignError with every problem of the document; nothing is loaded then.
   */
  static override load(...from: Parameters<typeof Decisions.load>): Engine {
    return super.load(...from) as Engine;
  }

  /**
   * Loads a binary snapshot, what {@link binary} or the service gives: no parsing, many times faster than a document.
   *
   * @throws CountersignError `other-version` for bytes of another version of the engine (take the document then),
   * `invalid-binary` for anything else.
   */
  static override fromBinary(...from: Parameters<typeof Decisions.fromBinary>): Engine {
    return super.fromBinary(...from) as Engine;
  }

  /**
   * Asks the service for the signed-in user's entitlements and loads them: snapshot, usage, and their version.
   *
   * @throws CountersignError `request-failed` if there is no answer, or as {@link load}.
   */
  static override async open(source: Source): Promise<Engine> {
    return (await super.open(source)) as Engine;
  }

  /**
   * The smallest document that gives one user the same answers, without other people's data beyond who may approve.
   *
   * @throws CountersignError with every problem of the document, or if it has no such user.
   */
  static slice(document: DocumentInput, user: string): SnapshotDocument {
    // The module would read anything else as text beyond its memory.
    if (typeof user !== "string") throw CountersignError.of("wrong-type", "/user", "must be a string");
    const json = bytes(document);
    return JSON.parse(call(() => RawEngine.slice(json, user))) as SnapshotDocument;
  }

  /**
   * What changes between two documents, now and a draft, and which of these transactions would be decided differently.
   *
   * @throws CountersignError if a document, a transaction or a usage row is malformed.
   */
  static whatIf(
    before: DocumentInput,
    after: DocumentInput,
    transactions?: readonly EvaluateQuestion[],
    usage?: readonly UsageEntry[],
  ): WhatIfAnswer {
    const [now, draft] = [bytes(before), bytes(after)];
    const replayed = textIfAny(transactions, "/transactions");
    const rows = textIfAny(usage, "/usage");
    return call((): unknown => RawEngine.whatIf(now, draft, replayed, rows)) as WhatIfAnswer;
  }

  /** The loaded snapshot as bytes for {@link fromBinary}. */
  binary(): Uint8Array {
    return this.live().binary();
  }

  /**
   * What is wrong with a customer's approval rules: gaps, overlaps, bands nobody can satisfy, single points of failure.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  checkApprovals(question: CheckApprovalsQuestion): FindingEntry[] {
    return this.ask("checkApprovals", question) as FindingEntry[];
  }

  /**
   * What would be wrong with the approval rules if this user left.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  ifUserLeaves(question: IfUserLeavesQuestion): FindingEntry[] {
    return this.ask("ifUserLeaves", question) as FindingEntry[];
  }

  /**
   * Who holds two actions that one person must not hold, directly or by several roles.
   *
   * @throws CountersignError if the question is malformed or names an unknown id.
   */
  duties(question: DutiesQuestion): DutiesAnswer {
    return this.ask("duties", question) as DutiesAnswer;
  }

  /**
   * Starts staged changes of what a user has at a customer.
   *
   * @throws CountersignError if the user or the customer is unknown.
   */
  edit(user: string, customer: string): EditSession {
    return EditSession.start(() => this.live(), user, customer);
  }
}
