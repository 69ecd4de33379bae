import type { PackageCode } from "../engine/error.js";
import type {
  AccessLevel,
  ApprovalRefusal,
  CharacterClass,
  DelegationRefusal,
  DetailCode,
  EditRefusal,
  FindingCode,
  LayerKind,
  LimitField,
  LimitIssueCode,
  Origin,
  Outcome,
  Period,
  PermissionType,
  ProblemCode,
  ReasonCode,
  Rule,
  RulePrecedence,
  Scope,
  State,
  UserStatus,
} from "../types.js";

/** What a text names: always, and where the answer says it. */
export interface Takes<Always extends string = never, Maybe extends string = never> {
  readonly always: Always;
  readonly maybe: Maybe;
}

type Plain<Codes extends string> = Record<Codes, Takes>;

/** Every code; those that name something with what they name. */
type With<
  Codes extends string,
  Special extends { [Code in keyof Special]: Code extends Codes ? Takes<string, string> : never },
> = Special & Plain<Exclude<Codes, keyof Special>>;

/** Words that answers carry, as labels. */
export interface Words {
  /** What happens. */
  outcome: Outcome;
  /** Whose sum a limit bounds. */
  scope: Scope;
  /** Over what a limit counts. */
  period: Period;
  /** A step of an explanation. */
  layer: LayerKind;
  /** Where a bound comes from. */
  origin: Origin;
  /** How much is selected. */
  state: State;
  /** Whether permissions are those of the roles. */
  permissionType: PermissionType;
  /** A user's state. */
  userStatus: UserStatus;
  /** What an action does. */
  accessLevel: AccessLevel;
  /** Whether a rule is satisfied, for those who cannot see a tick. */
  ruleState: "satisfied" | "unsatisfied";
  /** Why an approval rule comes before others that fit, too. */
  precedence: RulePrecedence;
}

type Labels = { readonly [Kind in keyof Words]: Plain<Words[Kind]> };

/** Every text there is, by section and code, with what it names. The codes are those of the engine. */
export interface Sections extends Labels {
  reason: With<
    ReasonCode,
    {
      "user-not-active": Takes<never, "status">;
      "grant-not-in-force": Takes<never, "from" | "until">;
      "limit-exceeded": Takes<never, "name" | "limit" | "used">;
      "above-pre-approved": Takes<never, "per" | "limit" | "used">;
    }
  >;
  approval: Plain<ApprovalRefusal>;
  limit: With<
    LimitIssueCode | EditRefusal,
    {
      "not-permitted": Takes<never, "subject">;
      "not-monetary": Takes<never, "subject">;
      "above-maximum": Takes<"maximum", "subject">;
      "above-deny": Takes<"maximum", "subject">;
    }
  >;
  delegation: With<
    DelegationRefusal,
    {
      "account-not-delegable": Takes<"account">;
      "action-not-delegable": Takes<"action", "account">;
      "limit-not-delegable": Takes<"subject" | "field" | "per" | "maximum">;
    }
  >;
  finding: With<
    FindingCode,
    {
      "not-approvable": Takes<"action" | "place">;
      "unreachable-band": Takes<"action" | "place" | "amounts">;
      "rule-overlap": Takes<"action" | "account" | "per">;
      "no-rule": Takes<"action" | "place", "users">;
      "never-in-force": Takes<"action" | "place" | "per">;
      "no-initiator": Takes<"action" | "place" | "per">;
      unsatisfiable: Takes<"action" | "place" | "amounts">;
      "unsatisfiable-for-initiator": Takes<"action" | "place" | "amounts" | "users">;
      "single-point-of-failure": Takes<"action" | "place" | "amounts" | "users">;
    }
  >;
  rule: With<
    Rule,
    {
      "min-length": Takes<"minimum">;
      "max-length": Takes<"maximum">;
      "max-bytes": Takes<"maximum">;
      "allowed-characters": Takes<"characters", "character" | "position">;
      "not-reserved": Takes<never, "word">;
      "not-containing": Takes<never, "word">;
    }
  >;
  detail: Details;
  problem: Plain<ProblemCode | PackageCode>;
  phrase: Phrases;
  /** Names of limits, as a part of a sentence. */
  limitName: Plain<`${Scope}/${Period}`>;
  /** Names of fields, as a part of a sentence. */
  limitField: Plain<LimitField>;
  /** What an amount is counted over, as a part of a sentence. */
  per: Plain<Period>;
  /** Bands of a rule, as a part of a sentence; nothing for one that has all amounts. */
  band: Record<Period, Takes<never, "above" | "upTo">>;
  /** Kinds of characters, as parts of a list. */
  characters: Plain<CharacterClass>;
}

/** A few codes are said in other words at some fields. */
type Details = With<
  DetailCode | "phone-too-short" | "phone-too-long" | "no-addresses",
  {
    "too-short": Takes<"minimum">;
    "phone-too-short": Takes<"minimum">;
    "too-long": Takes<"maximum">;
    "phone-too-long": Takes<"maximum">;
    "too-many-bytes": Takes<"maximum">;
    "control-character": Takes<"character" | "position">;
    "hidden-character": Takes<"character" | "position">;
    "character-not-allowed": Takes<"position", "character" | "characters">;
    "year-too-early": Takes<"year">;
    "too-young": Takes<"minimum">;
    "email-local-part-too-long": Takes<"maximum">;
    "email-label-too-long": Takes<"maximum">;
    "reserved-word": Takes<"word">;
    "contains-word": Takes<"word">;
    "invalid-prefix": Takes<"maximum">;
    "host-bits-set": Takes<"word">;
    "too-many-entries": Takes<"maximum">;
    "own-address-outside": Takes<"word">;
    "duplicate-entry": Takes<"entry">;
    "overlapping-entry": Takes<"entry">;
  }
>;

/** Sentences and parts of sentences that stand for no code. */
interface Phrases {
  /** For a code that these texts do not know: the service may be newer than the page. */
  unknown: Takes<"code">;
  /** What cannot be seen when it is shown. */
  space: Takes;
  /** A character that can be seen. */
  quoted: Takes<"character">;
  onAccount: Takes<"account">;
  atCustomer: Takes<"customer">;
  amountAbove: Takes<"above">;
  /** What a limit is about, before what is said of it. */
  subject: Takes<"action", "account" | "period">;
  /** What is left of a limit. */
  left: Takes<"left" | "name" | "limit", "used">;
  leftWithoutApproval: Takes<"left" | "limit" | "per", "used">;
  unlimited: Takes;
  passUpTo: Takes<"amount">;
  executeUpTo: Takes<"amount">;
  earliestDate: Takes<"date">;
  otherAccounts: Takes<"accounts">;
  approvers: Takes<"users">;
  /** Who fills a slot. */
  slotOfGroup: Takes<"count" | "group">;
  slotOfUsers: Takes<"count" | "users">;
  slotOfAnyone: Takes<"count">;
  approval: Takes<"slots">;
  approvalInOrder: Takes<"slots">;
}
