// The page shows what the engine answers. What would be a rule of its own fails here.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";

const SOURCE = new URL("../../web-demo/src", import.meta.url).pathname;
const TYPES = readFileSync(new URL("../../wasm/js/types.ts", import.meta.url), "utf8");

/** The page's code, without what is generated and without its texts. */
const files = readdirSync(SOURCE, { recursive: true })
  .filter((name) => /\.tsx?$/.test(name) && name !== "openapi.d.ts" && !name.startsWith("words/"))
  .map((name) => ({ name: relative(SOURCE, join(SOURCE, name)), text: withoutComments(readFileSync(join(SOURCE, name), "utf8")) }));

function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

/** Where a pattern occurs, and what it finds: `file: found`, each once. */
function found(pattern) {
  const places = files.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([match]) => `${name}: ${match}`));
  return [...new Set(places)].sort();
}

function union(name) {
  const [, words] = new RegExp(`export type ${name} = ([^;]+);`).exec(TYPES);
  return [...words.matchAll(/"([^"]+)"/g)].map(([, word]) => word);
}

test("no amount becomes a number: none is compared, summed or rounded by the page", () => {
  assert.deepEqual(found(/\b(?:Number|parseFloat|parseInt|BigInt)\(|\.toFixed\(|\bMath\.\w+/g), [
    // The widths of a bar, an approximation for the eye.
    "parts/Bar.tsx: Math.min",
    "parts/Bar.tsx: Number(",
  ]);
  assert.deepEqual(found(/\b(?:amount|limit|used|left|free|pass|execute|submit|headroom)\w*\s*(?:<=?|>=?|\+|-|\*|%)\s*\w/g), []);
});

test("what is typed is read by the package: the page has no pattern for it", () => {
  assert.deepEqual(found(/\.(?:test|match|exec)\(|new RegExp\(/g), [
    // Whether a decimal string of the engine says zero.
    "payments/reasons.ts: .test(",
  ]);
});

test("no form has a rule of its own for what is typed: no length, no characters, no bounds", () => {
  assert.deepEqual(found(/\b(?:minLength|maxLength|pattern|minValue|maxValue|validate)[=:]/g), []);
  assert.deepEqual(found(/\.length\s*(?:[<>]=?|[!=]==?)\s*(?:[2-9]|[1-9]\d+)\b/g), []);
  assert.deepEqual(found(/'@'|\.(?:charCodeAt|codePointAt|normalize)\(/g), []);
  const typed = "password|code|userName|ssn|email|phone|licence|birthDate|firstName|middleName|lastName";
  assert.deepEqual(found(new RegExp(`\\b(?:${typed})\\.(?:length|includes|startsWith|endsWith|split|every|some)\\b`, "g")), [
    // A number in two fields: that of its country, and the rest.
    "people/details/callingCodes.ts: phone.startsWith",
  ]);
});

test("what the package has a rule for is asked of the package while it is typed", () => {
  const asked = found(/\b(?:validatePerson|userNameRules|roleNameRules|passwordRules|creationSteps|delegate|evaluate)\(/g);
  assert.deepEqual(asked, [
    "payments/outlook.ts: evaluate(",
    "payments/useSending.ts: evaluate(",
    "people/access/needs.ts: creationSteps(",
    "people/create/AccessStep.tsx: delegate(",
    "people/create/CustomRoleDialog.tsx: roleNameRules(",
    "people/create/draft.ts: creationSteps(",
    "people/details/UserNameField.tsx: userNameRules(",
    "people/details/issues.ts: validatePerson(",
    "session/passwordRules.ts: passwordRules(",
  ]);
});

test("no code of the engine decides what the page offers, but where a text or a secret hangs on it", () => {
  const codes = new Set([...union("ReasonCode"), ...union("ProblemCode"), ...union("LimitIssueCode"), ...union("ApprovalRefusal")]);
  const named = found(/'[a-z]+(?:-[a-z]+)+'/g).filter((place) => codes.has(place.split("'")[1]));
  assert.deepEqual(named, [
    // The service refuses such a user before the engine is there.
    "frame/SignedIn.tsx: 'user-not-active'",
    // An empty field is called missing.
    "engine.ts: 'missing-field'",
    // The slice has neither name nor number of such an account.
    "payments/possibilities.ts: 'no-account-access'",
    // This bank's own words for a limit.
    "payments/reasons.ts: 'above-pre-approved'",
  ].sort());
});

test("no id of the demo bank stands in the page", () => {
  const bank = JSON.parse(readFileSync(new URL("../../web-demo/seed/demo.json", import.meta.url), "utf8"));
  const ids = [
    ...bank.roles.map(({ id }) => id),
    ...bank.policies.map(({ id }) => id),
    ...bank.limitGroups.map(({ id }) => id),
    ...bank.users.map(({ id }) => id),
    ...bank.features.flatMap(({ actions }) => actions.map(({ id }) => id)),
  ];
  const quoted = new Set(found(/'[^'\n]+'/g).map((place) => place.split("'")[1]));
  assert.deepEqual(ids.filter((id) => quoted.has(id)), []);
});
