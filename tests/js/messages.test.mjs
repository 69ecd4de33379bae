/** Texts for people: every code in every language, exact amounts, civil dates, both directions. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";

import ar from "../../wasm/pkg/messages/ar.js";
import en from "../../wasm/pkg/messages/en.js";
import es from "../../wasm/pkg/messages/es.js";
import { messages } from "../../wasm/pkg/messages/index.js";
import { CountersignError, Engine } from "../../wasm/pkg/entries/node.js";
import { ANSWERS, REQUIREMENTS, WOULD_PASS, realAnswers } from "./support/answers.mjs";
import { root } from "./support/files.mjs";

const LANGUAGES = { en, es, ar };
const LABELS = [
  ...["outcome", "scope", "period", "layer", "origin", "state"],
  ...["permissionType", "userStatus", "accessLevel", "ruleState", "precedence"],
];
const NAMES = { operating: "Operating", reserve: "Reserve", ana: "Ana Torres", luis: "Luis Rey", directors: "Directors" };
const nameOf = (_, id) => NAMES[id];
const speak = (texts, options) => messages(texts, { currency: "EUR", nameOf, ...options });
const english = speak(en);
const arabic = speak(ar);

const MAXIMUM = { path: "/groups/single/daily", code: "above-maximum", maximum: "1000.00" };
const [FSI, PDI, RLM] = ["\u2068", "\u2069", "\u200f"];

/** Every text of a language, by what it answers. */
function* texts(language) {
  const { text, word, wouldPass, approval } = speak(LANGUAGES[language]);
  for (const kind of LABELS) {
    for (const one of Object.keys(en[kind])) yield [`${kind} ${one}`, word(kind, one)];
  }
  for (const [section, answers] of Object.entries(ANSWERS)) {
    for (const answer of answers) yield [`${section} ${JSON.stringify(answer)}`, text(answer)];
  }
  for (const requirement of REQUIREMENTS) yield [JSON.stringify(requirement), approval(requirement).join(" / ")];
  yield [JSON.stringify(WOULD_PASS), wouldPass(WOULD_PASS).join(" / ")];
}

/** A text that says that there is none. */
const unknown = (language, code) => speak(LANGUAGES[language]).text({ code: `no-${code}` }).replace(`no-${code}`, code);

/** The codes of a union in the package's types. */
function union(name, file = "types.ts") {
  const source = readFileSync(`${root}wasm/js/${file}`, "utf8");
  const [, members] = new RegExp(`export type ${name} =\\s+([^;]+);`).exec(source);
  return members.split("|").map((member) => member.trim()).filter(Boolean).map((member) => JSON.parse(member)).sort();
}

test("every language has a text for every code of the engine and no other", () => {
  const codes = {
    reason: union("ReasonCode"),
    approval: union("ApprovalRefusal"),
    limit: [...union("LimitIssueCode"), ...union("EditRefusal")].sort(),
    delegation: union("DelegationRefusal"),
    finding: union("FindingCode"),
    rule: union("Rule"),
    detail: [...union("DetailCode"), "phone-too-short", "phone-too-long", "no-addresses"].sort(),
    problem: [...union("ProblemCode"), ...union("PackageCode", "engine/error.ts")].sort(),
    outcome: union("Outcome"),
    scope: union("Scope"),
    period: union("Period"),
    layer: union("LayerKind"),
    origin: union("Origin"),
    state: union("State"),
    permissionType: union("PermissionType"),
    userStatus: union("UserStatus"),
    accessLevel: union("AccessLevel"),
    limitField: union("LimitField"),
    characters: union("CharacterClass"),
    precedence: union("RulePrecedence"),
  };
  // These stand alone or are told apart by nothing else.
  const refusals = [...codes.reason, ...codes.approval, ...codes.delegation];
  assert.equal(new Set(refusals).size, refusals.length);
  for (const [language, all] of Object.entries(LANGUAGES)) {
    assert.equal(all.language, language);
    for (const [section, expected] of Object.entries(codes)) {
      assert.deepEqual(Object.keys(all[section]).sort(), expected, `${language} ${section}`);
    }
    assert.deepEqual(Object.keys(all).sort(), Object.keys(en).sort());
  }
});

test("no text is empty, unfinished or the one for unknown codes", () => {
  for (const language of Object.keys(LANGUAGES)) {
    for (const [answer, text] of texts(language)) {
      assert.ok(text.trim().length > 1 && !/[{}]|undefined|null|NaN/.test(text), `${language} ${answer}: ${text}`);
      const code = /"(?:code|rule)":"([^"]+)"/.exec(answer)?.[1];
      if (code !== undefined) assert.notEqual(text, unknown(language, code), answer);
    }
  }
});

test("what the engine really answered has texts with its parameters", () => {
  let seen = 0;
  for (const { heading, line, answer } of realAnswers()) {
    for (const language of Object.keys(LANGUAGES)) {
      const text = speak(LANGUAGES[language]).text(answer);
      const code = answer.code ?? answer.rule ?? answer;
      assert.ok(text.length > 1 && text !== unknown(language, code) && !/[{}]/.test(text), `${heading}: ${line}`);
      const { minimum, maximum, word } = answer.parameters ?? {};
      // A form for one or two says its count in words.
      if (minimum > 2 || maximum > 2) assert.match(text.replaceAll(",", ""), new RegExp(`${minimum ?? maximum}`), line);
      if (word !== undefined) assert.ok(text.includes(word), line);
    }
    seen += 1;
  }
  assert.ok(seen > 250, String(seen));
});

test("a limit is said as people know it (A113)", () => {
  assert.equal(english.text(MAXIMUM), "Cannot be higher than €1,000.00");
  assert.equal(speak(en, { currency: "USD" }).text(MAXIMUM), "Cannot be higher than $1,000.00");
  assert.equal(speak(es).text(MAXIMUM), "No puede ser superior a 1.000,00\u00a0€");
  assert.equal(arabic.text(MAXIMUM), `لا يمكن أن يكون أعلى من ${FSI}${RLM}1,000.00\u00a0€${PDI}`);
  const bulk = { ...MAXIMUM, action: "pay.create", period: "daily" };
  assert.equal(english.text(bulk), "pay.create, Daily: cannot be higher than €1,000.00");
});

test("a limit reason says which limit and what was used of it", () => {
  const exceeded = { code: "limit-exceeded", scope: "action", period: "perTransaction", limit: "1000.00", used: "0.00" };
  const text = (more) => english.text({ ...exceeded, ...more });
  assert.equal(text({}), "Cannot be higher than €1,000.00, the limit per transaction on this account.");
  assert.equal(
    text({ period: "daily", scope: "contract-group", used: "300.00" }),
    "Exceeds the company’s daily limit for this group of transactions: €1,000.00, of which €300.00 has already been used.",
  );
  const above = { ...exceeded, code: "above-pre-approved" };
  assert.equal(english.text(above), "More than €1,000.00 per transaction on this account needs approval.");
  assert.equal(english.text({ ...above, limit: "0.00" }), "This amount needs approval.");
  assert.equal(english.text({ code: "limit-exceeded" }), "The amount is above a limit.");
});

test("an explanation says what is left and when a grant is in force", () => {
  const bound = { scope: "group", period: "weekly", contributions: [], limit: "1000.00", used: "300.00", left: "700.00" };
  const layer = { layer: "limit", passes: true, deciding: false, bound };
  assert.equal(
    english.text(layer),
    "€700.00 left: the weekly limit for this group of transactions is €1,000.00, of which €300.00 has been used.",
  );
  const days = { from: "2026-12-01", until: "2027-01-06" };
  const late = { layer: "grant", passes: false, deciding: true, reason: "grant-not-in-force", source: days };
  assert.equal(english.text(late), "The authorisation is valid from December 1, 2026 to January 6, 2027 only.");
  assert.equal(
    speak(en, { locale: "en-GB" }).text(late),
    "The authorisation is valid from 1 December 2026 to 6 January 2027 only.",
  );
  const snapshot = JSON.parse(readFileSync(`${root}web-demo/seed/demo.json`, "utf8"));
  const question = { user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating" };
  const engine = Engine.load(snapshot);
  const { decision, layers, wouldPass } = engine.explain({ ...question, amount: "90000000.00", date: "2026-12-01" });
  for (const texts of Object.values(LANGUAGES)) {
    const { text, wouldPass: sentences } = speak(texts);
    const said = [...decision.reasons, ...layers].map((answer) => text(answer)).concat(sentences(wouldPass));
    assert.ok(said.length > 5 && said.every((sentence) => sentence.length > 1 && !/[{}]|undefined/.test(sentence)));
  }
});

test("amounts keep every digit, with the digits of their currency", () => {
  const { amount } = english;
  assert.equal(amount("90071992547409.93"), "€90,071,992,547,409.93");
  assert.equal(amount("123456789012345678901234567890.12"), "€123,456,789,012,345,678,901,234,567,890.12");
  assert.equal(amount("9007199254740993", "JPY"), "¥9,007,199,254,740,993");
  assert.equal(amount("9007199254740.993", "KWD"), "KWD\u00a09,007,199,254,740.993");
  // ISO 4217 has digits for these that locale data leaves out.
  assert.equal(amount("1000.25", "HUF"), "HUF\u00a01,000.25");
  assert.equal(amount("1000.250", "IQD"), "IQD\u00a01,000.250");
  assert.equal(amount("1000"), "€1,000.00");
  assert.equal(amount("0.00"), "€0.00");
  assert.equal(amount("nothing"), "nothing");
  const kuwait = speak(ar, { currency: "KWD", locale: "ar-KW" });
  assert.ok(kuwait.text({ ...MAXIMUM, maximum: "9007199254740.993" }).includes("٩٬٠٠٧٬١٩٩٬٢٥٤٬٧٤٠٫٩٩٣"));
  assert.throws(() => speak(en, { currency: "no currency" }), RangeError);
});

test("a civil date is the same day in every time zone and every locale's calendar", () => {
  const zone = process.env.TZ;
  try {
    for (const TZ of ["Pacific/Kiritimati", "America/Los_Angeles", "UTC"]) {
      process.env.TZ = TZ;
      assert.equal(speak(es).date("2026-03-01"), "1 de marzo de 2026");
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
  assert.equal(speak(en, { locale: "en-GB" }).date("2026-12-31"), "31 December 2026");
  assert.match(speak(ar, { locale: "ar-SA" }).date("2026-12-31"), /٢٠٢٦/);
  assert.equal(english.date("tomorrow"), "tomorrow");
});

/** Every wording that depends on a count. */
function* forms(texts) {
  for (const [section, codes] of Object.entries(texts)) {
    if (typeof codes === "string") continue;
    for (const [code, text] of Object.entries(codes)) {
      for (const wording of [text].flat()) if (typeof wording !== "string") yield [`${section} ${code}`, wording];
    }
  }
}

test("each language has its own plural forms, Arabic all six", () => {
  const categories = { en: 2, es: 3, ar: 6 };
  for (const [language, all] of Object.entries(LANGUAGES)) {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    assert.equal(pluralCategories.length, categories[language]);
    const found = [...forms(all)];
    assert.ok(found.length >= 14, language);
    for (const [where, { by, ...said }] of found) {
      assert.deepEqual(Object.keys(said).sort(), [...pluralCategories].sort(), `${language} ${where}`);
      assert.ok(said.other.includes(`{${by}}`));
    }
  }
  const least = (texts, minimum) => speak(texts).text({ rule: "min-length", satisfied: false, parameters: { minimum } });
  assert.deepEqual([1, 8].map((n) => least(en, n)), ["At least 1 character", "At least 8 characters"]);
  const spanish = ["Al menos 1 carácter", "Al menos 8 caracteres", "Al menos 1.000.000 de caracteres"];
  assert.deepEqual([1, 8, 1_000_000].map((n) => least(es, n)), spanish);
  assert.deepEqual([0, 1, 2, 8, 15, 100].map((n) => least(ar, n)), [
    "0 حرف على الأقل",
    "حرف واحد على الأقل",
    "حرفان على الأقل",
    "8 أحرف على الأقل",
    "15 حرفًا على الأقل",
    "100 حرف على الأقل",
  ]);
});

/** What stands isolated in a text, and whether every isolate is closed. */
function isolates(text) {
  let depth = 0;
  for (const character of text) {
    depth += character === FSI ? 1 : character === PDI ? -1 : 0;
    assert.ok(depth === 0 || depth === 1, text);
  }
  assert.equal(depth, 0, text);
  return [...text.matchAll(/\u2068([^\u2069]*)\u2069/g)].map(([, value]) => value);
}

test("from right to left every value stands isolated, so that both directions read right", () => {
  assert.deepEqual([english.dir, arabic.dir, arabic.lang], ["ltr", "rtl", "ar"]);
  for (const [answer, text] of texts("ar")) {
    const outside = text.replace(/\u2068[^\u2069]*\u2069/g, "");
    isolates(text);
    // The words that Arabic banking itself writes in Latin letters.
    assert.ok(!/[A-Za-z€]/.test(outside.replace(/\b(?:IP|IPv4|IPv6|JSON)\b/g, "")), `${answer}: ${outside}`);
  }
  const needed = arabic.text({ code: "account-not-delegable", account: "operating" });
  assert.deepEqual(isolates(needed), ["Operating"]);
});

test("a name of the other direction stands isolated, and turns nothing around it", () => {
  const account = (name) => speak(en, { nameOf: () => name }).text({ code: "account-not-delegable", account: "a" });
  assert.deepEqual(isolates(account("الحساب الجاري")), ["الحساب الجاري"]);
  assert.deepEqual(isolates(account("Operating")), []);
  for (const control of ["\u202e", "\u2067", PDI, "\u200f"]) {
    assert.equal(account(`Oper${control}ating`), account("Operating"));
  }
  assert.deepEqual(isolates(speak(ar, { nameOf: () => `${PDI}a{b}${FSI}` }).text({ code: "account-not-delegable", account: "a" })), ["a{b}"]);
});

test("the kind of an answer decides where kinds share a code", () => {
  const path = "/field";
  assert.equal(english.text({ code: "not-monetary" }), "Please leave the amount empty. This action moves no money.");
  assert.equal(english.text({ path, code: "not-monetary" }), "Moves no money, so no limit can be set");
  assert.equal(english.text({ path, code: "invalid-date", parameters: {} }), "Please enter a valid date");
  assert.equal(english.text({ path, code: "duplicate-entry", parameters: { entry: 0 } }), "Same as entry 1");
  assert.equal(english.text({ path, code: "duplicate-entry", message: "…" }), "This is in the list already.");
  assert.match(english.text({ code: "not-approvable", customer: "winery", action: "pay.create" }), /no action is set up/);
  assert.equal(english.text("not-approvable"), "Approval is not available for this kind of transaction.");
  const { issues } = new CountersignError([{ path: "/amount", code: "amount-too-precise", message: "…" }]);
  assert.equal(english.text(issues[0]), "The amount has more decimal places than its currency.");
  assert.equal(english.text(CountersignError.of("engine-freed", "", "…")), "This page is no longer current. Please reload it.");
});

test("a code that the texts do not know has a text, whatever it is called", () => {
  for (const code of ["next-year", "constructor", "__proto__", "toString"]) {
    const expected = `This is not possible (${code}).`;
    assert.equal(english.text({ code }), expected);
    assert.equal(english.text(code), expected);
    assert.equal(english.text({ path: "", code, message: "…" }), expected);
    assert.equal(english.text({ path: "", code, parameters: {} }), expected);
    assert.equal(english.text({ rule: code, satisfied: true, parameters: {} }), expected);
    assert.equal(english.word("outcome", code), expected);
  }
  const unheard = { code: "limit-exceeded", scope: "country", period: "yearly", limit: "1.00", used: "0.00" };
  assert.equal(english.text(unheard), "The amount is above a limit.");
  // What a text would have to name and the answer does not say.
  assert.equal(english.text({ path: "", code: "above-maximum" }), "This is not possible (above-maximum).");
});

test("a bank's own wording stands in place of ours", () => {
  const own = { ...en, reason: { ...en.reason, "no-grant": "Ask your colleague first." } };
  assert.equal(speak(own).text({ code: "no-grant" }), "Ask your colleague first.");
  assert.equal(speak(own).text({ code: "account-required" }), "Please select an account.");
});

test("who must approve is said with the counts of each language", () => {
  const two = { sequential: true, anyOf: [[{ group: "directors", count: 2 }, { users: ["ana"], count: 1 }]] };
  assert.deepEqual(english.approval(two), ["Needs approval, in this order, by 2 people of Directors and Ana Torres."]);
  const either = { sequential: false, anyOf: [[{ users: ["ana", "luis"], count: 1 }], [{ anyone: true, count: 1 }]] };
  assert.deepEqual(english.approval(either), [
    "Needs approval by 1 of these: Ana Torres or Luis Rey.",
    "Needs approval by 1 entitled person.",
  ]);
  assert.deepEqual(isolates(arabic.approval(two)[0]), ["Directors", "Ana Torres"]);
});

test("what would pass is said as sentences (B2)", () => {
  assert.deepEqual(english.wouldPass(WOULD_PASS), [
    "Up to €700.00 is possible.",
    "Up to €200.00 is possible without approval.",
    "This amount is possible from December 1, 2026.",
    "This amount is possible from other accounts: Operating and Reserve.",
    "Entitled to approve: Ana Torres and Luis Rey.",
  ]);
  assert.deepEqual(english.wouldPass({ passUpTo: "0.00", executeUpTo: null, earliestDate: null, approvers: [] }), []);
  const headroom = (pass, execute) => english.wouldPass({ reasons: [], submit: "900.00", execute, pass });
  assert.deepEqual(headroom("700.00", "0.00"), ["Up to €700.00 is possible."]);
  assert.deepEqual(headroom("700.00", "700.00"), ["Up to €700.00 is possible without approval."]);
  assert.deepEqual(headroom(null, "200.00"), ["Up to €200.00 is possible without approval."]);
  assert.deepEqual(headroom(null, null), []);
  assert.deepEqual(english.wouldPass({ reasons: [{ code: "user-not-active" }] }), []);
});

test("all texts are those that were reviewed", () => {
  const file = `${root}tests/golden/texts.txt`;
  const written = Object.keys(LANGUAGES).map((language) => {
    const lines = [...texts(language)].map(([answer, text]) => `${answer}\n    ${text}\n`);
    return `== ${language}\n\n${lines.join("")}`;
  });
  const now = written.join("\n");
  if (process.env.UPDATE_EXPECT !== undefined) writeFileSync(file, now);
  assert.equal(now, readFileSync(file, "utf8"), "run this test with UPDATE_EXPECT=1 and look at the change");
});
