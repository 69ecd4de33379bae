/** An answer for every code that the engine can answer with, and those that it gave in the golden file of its messages. */
import { readFileSync } from "node:fs";

import en from "../../../wasm/pkg/messages/en.js";
import { root } from "./files.mjs";

const PERIODS = Object.keys(en.period);
const SCOPES = Object.keys(en.scope);
const limit = { limit: "1000.00", used: "300.00", amount: "800.00" };
const place = { account: "operating", action: "pay.create" };
const CLASSES = Object.keys(en.characters);

const PARAMETERS = {
  minimum: 6,
  maximum: 64,
  character: "U+005F",
  position: 4,
  word: "admin",
  entry: 0,
  characters: CLASSES,
};

/** Of these values those that a text names, which are the ones that the engine gives with its code. */
function named(text, values) {
  const wordings = JSON.stringify(text).replace("{year}", "{minimum}").replace("{amounts}", "{period}{band}{amountAbove}");
  const names = wordings.replace("{per}", "{period}");
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(`{${name}}`)));
}

/** What only some codes say. */
const LAYERS = {
  "user-not-active": { layer: "user-status", source: { status: "suspended" } },
  "grant-not-in-force": { layer: "grant", source: { from: "2026-12-01", until: "2027-01-06" } },
};

function* reasons() {
  for (const code of Object.keys(en.reason)) yield { code };
  for (const [code, layer] of Object.entries(LAYERS)) yield { ...layer, reason: code, passes: false, deciding: true };
  for (const scope of SCOPES) {
    for (const period of PERIODS) {
      yield { code: "limit-exceeded", scope, period, ...limit, used: "0.00" };
      if (period !== "perTransaction") yield { code: "limit-exceeded", scope, period, ...limit };
    }
  }
  for (const period of PERIODS) {
    const bound = { code: "above-pre-approved", scope: "action", period };
    yield { ...bound, ...limit, used: "0.00" };
    yield { ...bound, ...limit };
    yield { ...bound, ...limit, limit: "0.00" };
  }
}

function* limits() {
  for (const code of Object.keys(en.limit)) {
    const issue = { path: "/accounts/operating/pay.create/daily/deny", code };
    const bound = code.startsWith("above-") ? { maximum: "1000.00" } : {};
    yield { ...issue, ...bound };
    if (code !== "feature-not-selected") yield { ...issue, ...bound, action: "pay.create", period: "daily" };
  }
}

function* delegations() {
  yield { code: "own-permissions" };
  yield { code: "account-not-delegable", account: "operating" };
  yield { code: "action-not-delegable", ...place };
  yield { code: "action-not-delegable", action: "reports.view" };
  for (const period of PERIODS) {
    for (const field of ["deny", "preApproved"]) {
      yield { code: "limit-not-delegable", ...place, field, period, maximum: "20.00" };
    }
    yield { code: "limit-not-delegable", group: "single", field: "limit", period, maximum: "100.00" };
  }
}

function* findings() {
  const users = ["ana", "luis"];
  const bands = [
    ...[{ above: "0.00" }, { above: "0.00", upTo: "500.00" }],
    ...[{ above: "500.00", upTo: "9000.00" }, { above: "9000.00" }],
  ];
  for (const [code, text] of Object.entries(en.finding)) {
    const finding = { code, customer: "winery", action: "pay.create", ...named(text, { users }) };
    // What is said of one rule says of which period.
    const ofRule = JSON.stringify(text).includes("{per}") ? { period: "monthly" } : {};
    if (code !== "rule-overlap") yield { ...finding, ...ofRule };
    for (const [index, period] of PERIODS.entries()) {
      const amounts = { period, band: bands[index], amountAbove: ["0.00", "200.00", "700.00", "9000.00"][index] };
      yield { ...finding, account: "operating", ...named(text, amounts) };
    }
  }
  yield { code: "unsatisfiable", customer: "winery", action: "pay.create", period: "daily", band: { above: "500.00" } };
  yield { code: "no-rule", customer: "winery", action: "pay.create" };
}

function* rules() {
  for (const [rule, text] of Object.entries(en.rule)) {
    const always = [text].flat().at(-1);
    yield { rule, satisfied: true, parameters: named(always, PARAMETERS) };
    yield { rule, satisfied: false, parameters: named(text, PARAMETERS) };
  }
}

/** Codes that are said in other words at some fields. */
const AT_FIELDS = {
  "phone-too-short": { path: "/phone", code: "too-short" },
  "phone-too-long": { path: "/phone", code: "too-long" },
  "no-addresses": { path: "/entries", code: "empty" },
};
const OTHERS = {
  "control-character": { character: "U+0007" },
  "hidden-character": { character: "U+202E" },
  "year-too-early": { minimum: 1900 },
  "too-young": { minimum: 18 },
  "host-bits-set": { word: "10.1.0.0/16" },
  "own-address-outside": { word: "2001:db8::1" },
};

function* details() {
  for (const [code, text] of Object.entries(en.detail)) {
    const parameters = named(text, { ...PARAMETERS, ...OTHERS[code] });
    yield { path: "/field", code, ...AT_FIELDS[code], parameters };
  }
  const path = "/field";
  const { characters } = PARAMETERS;
  yield { path, code: "character-not-allowed", parameters: { position: 3 } };
  for (const character of ["U+0020", "U+200B", "U+0645"]) {
    yield { path, code: "character-not-allowed", parameters: { position: 4, character } };
  }
  yield { path, code: "character-not-allowed", parameters: { position: 4, character: "U+0020", characters } };
}

function* layers() {
  const made = { passes: true, deciding: false };
  for (const layer of Object.keys(en.layer)) yield { ...made, layer };
  for (const layer of ["limit", "pre-approved"]) {
    const bound = { scope: "action", period: "daily", contributions: [], limit: "1000.00", used: "300.00", left: "700.00" };
    yield { ...made, layer, bound };
    yield { ...made, layer, bound: { ...bound, used: "0.00", left: "1000.00" } };
    yield { ...made, layer, bound: { ...bound, limit: null, left: null } };
  }
}

const problems = () => Object.keys(en.problem).map((code) => ({ path: "/field", code, message: "is wrong" }));

/** Each answer once. */
const once = (answers) => [...new Map([...answers].map((answer) => [JSON.stringify(answer), answer])).values()];

/** By section. */
export const ANSWERS = {
  reason: once(reasons()),
  approval: Object.keys(en.approval),
  limit: once(limits()),
  delegation: once(delegations()),
  finding: once(findings()),
  rule: once(rules()),
  detail: once(details()),
  problem: problems(),
  layer: once(layers()),
};

export const REQUIREMENTS = [1, 2, 3, 11, 100].flatMap((count) => [
  { sequential: false, anyOf: [[{ anyone: true, count }], [{ group: "directors", count }]] },
  { sequential: true, anyOf: [[{ group: "directors", count }, { users: ["ana", "luis"], count: 1 }]] },
]);

export const WOULD_PASS = {
  passUpTo: "700.00",
  executeUpTo: "200.00",
  earliestDate: "2026-12-01",
  otherAccounts: [{ customer: "winery", account: "operating" }, { customer: "winery", account: "reserve" }],
  approvers: ["ana", "luis"],
};

/** What the engine really said: `code  where: JSON`, by the heading it stands under. */
export function* realAnswers() {
  const golden = readFileSync(`${root}tests/golden/messages.txt`, "utf8");
  for (const part of golden.split(/^== /m).slice(1)) {
    const [heading, ...lines] = part.split("\n");
    for (const line of lines.filter((line) => line !== "")) {
      const [, code, rest] = /^(\S+) +(.*)$/.exec(line);
      yield { heading, line, answer: READ[heading](code, rest) };
    }
  }
}

/** The answer of a line, before the question that it is about. */
const json = (rest) => {
  const [answer, question] = rest.slice(rest.indexOf("{")).split(" for {");
  return question === undefined && !answer.endsWith("}") ? {} : JSON.parse(answer);
};
const issue = (code, rest) => ({ path: "/", code, message: rest });
const refusal = (code, rest) => ({ code, ...(rest.includes("} for {") ? json(rest) : {}) });
const maximum = (rest) => / maximum (\S+)$/.exec(rest)?.[1];

const READ = {
  "problems of snapshot documents": issue,
  "problems of questions and usage rows": issue,
  "reasons of check and evaluate": refusal,
  "refused approvals": (code) => code,
  "refused limits": (code, rest) => ({ path: rest, code, ...(rest.endsWith("no maximum") ? {} : { maximum: maximum(rest) }) }),
  "refused amounts": issue,
  "refused edits": (code, rest) => ({ ...json(rest), code }),
  "refused delegations": refusal,
  "findings of approval matrices": refusal,
  "refused details and warnings": (code, rest) => {
    const [, path, rule] = /^(\S+): (?:([a-z-]+) )?/.exec(rest);
    const parameters = json(rest);
    return rule === undefined ? { path, code, parameters } : { rule, satisfied: false, parameters };
  },
};
