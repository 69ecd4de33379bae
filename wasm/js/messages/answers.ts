import type { Issue } from "../engine/error.js";
import type {
  ApprovalRefusal,
  DecisionReason,
  DelegationRefusal,
  DelegationViolation,
  DetailIssue,
  DetailParameters,
  EditIssue,
  ExplainedBound,
  ExplainedLayer,
  FindingEntry,
  LimitIssue,
  ReasonCode,
  Refusal,
  RuleAnswer,
} from "../types.js";
import type { Values } from "./fill.js";
import { present, type Writer } from "./writer.js";

/** Whatever the engine says by a code; those of refused approvals stand alone. */
export type Answer =
  | ReasonCode
  | ApprovalRefusal
  | DelegationRefusal
  | Refusal
  | DecisionReason
  | ExplainedLayer
  | LimitIssue
  | EditIssue
  | DelegationViolation
  | FindingEntry
  | RuleAnswer
  | DetailIssue
  | Issue;

/** The text of an answer. The kinds are told apart by what they have: some codes mean something else in another kind. */
export function textOf(write: Writer, answer: Answer): string {
  if (typeof answer === "string") return reason(write, { code: answer });
  if ("layer" in answer) return layer(write, answer);
  if ("rule" in answer) return write.say("rule", answer.rule, details(write, answer.parameters));
  if ("parameters" in answer) return detail(write, answer);
  if ("customer" in answer) return finding(write, answer);
  if ("message" in answer) return write.say("problem", answer.code);
  if ("path" in answer) return limitIssue(write, answer);
  return reason(write, answer);
}

type Reason = Omit<DecisionReason, "code"> & Omit<DelegationViolation, "code"> & { code: string };

/** Refusals of permissions, of approvals and of delegations have no code in common. */
function reason(write: Writer, reason: Reason): string {
  const { code } = reason;
  if (write.has("delegation", code)) return write.say("delegation", code, delegation(write, reason));
  return write.say(write.has("approval", code) ? "approval" : "reason", code, limits(write, reason));
}

function limits(write: Writer, { code, scope, period, limit, used }: Reason): Values {
  return {
    name: scope && period && write.part("limitName", `${scope}/${period}`),
    per: period && write.part("per", period),
    // What is above nothing is everything.
    limit: code === "above-pre-approved" ? write.amountIfAny(limit) : write.amount(limit),
    used: write.amountIfAny(used),
  };
}

function delegation(write: Writer, { account, action, group, period, field, maximum }: Reason): Values {
  const names = { account: write.nameOf("account", account), action: write.nameOf("action", action) };
  const ofAction = action && write.part("phrase", "subject", names);
  return {
    ...names,
    subject: write.nameOf("limitGroup", group) ?? ofAction,
    field: field && write.part("limitField", field),
    per: period && write.part("per", period),
    maximum: write.amount(maximum),
  };
}

function layer(write: Writer, { layer, reason: code, source, bound }: ExplainedLayer): string {
  if (code !== undefined) {
    const status = source?.status && write.part("userStatus", source.status);
    const days = { from: write.date(source?.from), until: write.date(source?.until) };
    const { scope, period, limit, used } = bound ?? {};
    const compared = scope && period && limit && used ? { scope, period, limit, used } : {};
    return write.say("reason", code, { ...limits(write, { code, ...compared }), status, ...days });
  }
  return bound === undefined ? write.say("layer", layer) : left(write, bound, layer === "pre-approved");
}

function left(write: Writer, { scope, period, limit, used, left }: ExplainedBound, preApproved: boolean): string {
  if (limit === null) return write.say("phrase", "unlimited");
  const name = write.part("limitName", `${scope}/${period}`);
  const per = write.part("per", period);
  const amounts = { limit: write.amount(limit), left: write.amount(left), used: write.amountIfAny(used) };
  return write.say("phrase", preApproved ? "leftWithoutApproval" : "left", { name, per, ...amounts });
}

/** An issue of limits, or one of an edit: where many are set at once it says which one. */
function limitIssue(write: Writer, { code, maximum, action, period }: EditIssue): string {
  const names = { action: write.nameOf("action", action), period: period && write.part("period", period) };
  const subject = action && write.part("phrase", "subject", names);
  return write.say("limit", code, { subject, maximum: write.amount(maximum) });
}

/** Findings about what any one of some people enters. */
const BY_ONE: ReadonlySet<string> = new Set(["unsatisfiable-for-initiator", "no-rule"]);

function finding(write: Writer, finding: FindingEntry): string {
  const { code, customer, account, action, period, users = [] } = finding;
  const names = { account: write.nameOf("account", account), customer: write.nameOf("customer", customer) };
  return write.say("finding", code, {
    action: write.nameOf("action", action),
    account: names.account,
    place: write.say("phrase", account === undefined ? "atCustomer" : "onAccount", names),
    amounts: amounts(write, finding),
    per: period && write.part("per", period),
    users: users.length > 0 ? write.namesOf("user", users, BY_ONE.has(code) ? "disjunction" : "conjunction") : undefined,
  });
}

/** Which amounts a finding is about, in brackets: the band of the rule, and from where on in it. */
function amounts(write: Writer, { period, currency, band, amountAbove }: FindingEntry): string {
  const bounds = { above: write.amountIfAny(band?.above, currency), upTo: write.amount(band?.upTo, currency) };
  const inBand = period && write.part("band", period, bounds);
  const isSame = currency === undefined && amountAbove === band?.above;
  const above = isSame ? undefined : write.amountIfAny(amountAbove);
  const from = above && write.part("phrase", "amountAbove", { above });
  const both = present([inBand, from]);
  return both.length === 0 ? "" : ` (${write.format.list(both)})`;
}

/** What other fields count or miss is called otherwise there. */
const AT_FIELDS: Readonly<Record<string, string>> = {
  "/phone too-short": "phone-too-short",
  "/phone too-long": "phone-too-long",
  "/entries empty": "no-addresses",
};

function detail(write: Writer, { path, code, parameters }: DetailIssue): string {
  const values = details(write, parameters);
  // These are about what cannot be seen: the number of the character says what it is.
  const unseen = code === "control-character" || code === "hidden-character";
  const character = unseen ? write.quote(parameters.character) : values.character;
  return write.say("detail", AT_FIELDS[`${path} ${code}`] ?? code, { ...values, character });
}

function details(write: Writer, parameters: DetailParameters): Values {
  const { minimum, maximum, character, position, word, entry, characters } = parameters;
  return {
    minimum,
    maximum,
    year: minimum === undefined ? undefined : write.format.year(minimum),
    character: character && shown(write, character),
    position,
    word: write.quote(word),
    // People count from one.
    entry: entry === undefined ? undefined : entry + 1,
    characters: characters && write.format.list(characters.map((kind) => write.say("characters", kind))),
  };
}

const VISIBLE = /^[\p{L}\p{N}\p{P}\p{S}]$/u;

/** A character that is named `U+005F`, as itself if it can be seen. */
function shown(write: Writer, name: string): string | undefined {
  if (name === "U+0020") return write.say("phrase", "space");
  const point = Number.parseInt(name.slice(2), 16);
  const character = point <= 0x10_ffff ? String.fromCodePoint(point) : "";
  if (!VISIBLE.test(character)) return write.quote(name);
  return write.say("phrase", "quoted", { character: write.quote(character) });
}
