/** The engine's answers as schemas: by themselves, and in the form libraries that take them. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { FieldApi, FormApi } from "@tanstack/react-form";
import { createFormControl } from "react-hook-form";

import * as admin from "../../wasm/pkg/admin/entries/node.js";
import { messages } from "../../wasm/pkg/messages/index.js";
import en from "../../wasm/pkg/messages/en.js";
import * as main from "../../wasm/pkg/entries/node.js";
import * as schemas from "../../wasm/pkg/forms/index.js";
import { root } from "./support/files.mjs";

const { amountSchema, ipAllowlistSchema, limitsSchema, passwordSchema, paymentSchema, personSchema } = schemas;
const { roleNameSchema, userNameSchema } = schemas;
const demo = JSON.parse(readFileSync(`${root}web-demo/seed/demo.json`, "utf8"));

const USER = "ana.torres";
const CUSTOMER = "bodegas-valdelosa";
const CREATE = "domestic-transfers.create";
const values = { action: CREATE, from: { account: "valdelosa-operating" }, amount: "100,00", date: "2026-11-20" };

/** Path and message of each issue; nothing for a value that is accepted. */
function refused(schema, value) {
  const { issues } = schema["~standard"].validate(value);
  return issues?.map(({ path, message }) => [path.join("."), message]);
}

function accepted(schema, value) {
  const result = schema["~standard"].validate(value);
  assert.deepEqual(result.issues, undefined);
  return result.value;
}

/** A payment form of an entry, whose account stands deeper than in the question and whose amounts are typed in Spanish. */
function payments(entry, options = {}) {
  const engine = entry.Engine.load(demo);
  const question = (form) => ({ user: USER, action: form.action, account: form.from.account, amount: form.amount, date: form.date });
  const fields = { action: ["action"], account: ["from", "account"], amount: ["amount"], date: ["date"] };
  const typed = { parseAmount: entry.parseAmount, locale: "es-ES", currency: "EUR" };
  return { engine, schema: paymentSchema(engine, { question, fields, typed, ...options }) };
}

test("a permitted payment is accepted, a denied one refused with each reason at its field", () => {
  for (const entry of [main, admin]) {
    const { engine, schema } = payments(entry);
    assert.equal(accepted(schema, values), values);
    assert.equal(accepted(schema, { ...values, amount: "6.000" }).amount, "6.000", "what waits is permitted");
    assert.deepEqual(refused(schema, { ...values, amount: "25.000,01" }), [["amount", "limit-exceeded"]]);
    assert.deepEqual(refused(schema, { ...values, from: { account: "none" } }), [["from.account", "unknown-account"]]);
    assert.deepEqual(refused(schema, { ...values, action: "none" }), [["action", "unknown-action"]]);
    engine.free();
    assert.deepEqual(refused(schema, values), [["", "engine-freed"]]);
  }
});

test("what cannot be judged is refused at once, not thrown", () => {
  const { schema } = payments(main);
  const wrong = { ...values, amount: "1.2", date: "2026-02-30" };
  assert.deepEqual(refused(schema, wrong), [["amount", "invalid-amount"], ["date", "invalid-date"]]);
  assert.deepEqual(refused(schema, { ...values, amount: "" }), [["amount", "empty"]]);
  assert.deepEqual(refused(schema, { ...values, amount: undefined }), [["amount", "empty"]]);
  assert.deepEqual(refused(schema, { ...values, amount: 5 }), [["amount", "wrong-type"]]);
  assert.deepEqual(refused(schema, { ...values, date: undefined }), [["date", "missing-field"]]);
  for (const value of [undefined, null, "text", 5]) assert.deepEqual(refused(schema, value), [["", "wrong-type"]]);
  const question = ({ from, ...form }) => ({ user: USER, account: from.account, ...form });
  const { schema: foreign } = payments(main, { question, fields: undefined });
  assert.deepEqual(refused(foreign, { ...values, currency: "EURO" }), [["currency", "unknown-currency"]]);
  assert.deepEqual(refused(foreign, { ...values, amount: "1,5", currency: "JPY" }), [["amount", "amount-too-precise"]]);
  const { schema: plain } = payments(main, { typed: undefined });
  assert.deepEqual(refused(plain, { ...values, amount: "1.2" }), undefined, "a decimal string where none is typed");
  assert.deepEqual(refused(plain, values), [["amount", "invalid-amount"]]);
});

test("a mistake of the form's own code is thrown", () => {
  const { schema } = payments(main, { question: () => { throw new TypeError("of the page"); } });
  assert.throws(() => schema["~standard"].validate(values), TypeError);
});

test("sentences, fields of reasons, usage and output are the form's to say", () => {
  const spent = { user: USER, account: "valdelosa-operating", action: CREATE, date: values.date, amount: "1000000.00" };
  const heard = [];
  const { schema } = payments(main, {
    message: (issue) => heard.push(issue) && `says ${issue.kind}`,
    about: { "limit-exceeded": undefined },
    usage: [spent],
    output: (_, { question, verdict }) => [question.amount, verdict.outcome],
  });
  const issues = refused(schema, values);
  assert.ok(issues.length > 0 && issues.every(([path, message]) => path === "" && message === "says reason"), `${issues}`);
  assert.deepEqual([heard[0].code, heard[0].amount], ["limit-exceeded", "100.00"]);
  assert.ok(typeof heard[0].limit === "string" && typeof heard[0].period === "string", "all that the engine said");
  const { schema: free } = payments(main, { output: (_, { question, verdict }) => [question.amount, verdict.outcome] });
  assert.deepEqual(accepted(free, values), ["100.00", "executed"]);
});

test("an amount is refused with its code, and comes out as a decimal string", () => {
  const schema = amountSchema(main, { locale: "de-CH", currency: "CHF" });
  assert.equal(accepted(schema, "CHF 1’234.5"), "1234.50");
  assert.deepEqual(refused(schema, "1,5"), [["", "invalid-amount"]]);
  assert.deepEqual(refused(schema, undefined), [["", "wrong-type"]]);
  const message = (issue) => `at most ${issue.digits} digits`;
  assert.deepEqual(refused(amountSchema(main, { locale: "ja-JP", currency: "JPY", message }), "1.5"), [["", "at most 0 digits"]]);
});

test("limits are refused at the field that cannot be set", () => {
  const engine = main.Engine.load(demo);
  const [{ group, daily }] = engine.groupLimits({ user: USER, customer: CUSTOMER });
  const above = `${daily.default.split(".")[0]}0.00`;
  const schema = limitsSchema(engine, { user: USER, customer: CUSTOMER });
  assert.deepEqual(accepted(schema, { groups: { [group]: { daily: "1.00", weekly: "" } } }), { groups: { [group]: { daily: "1.00" } } });
  const [[path, code]] = refused(schema, { groups: { [group]: { daily: above } } });
  assert.equal(path, `groups.${group}.daily`);
  assert.ok(engine.validateLimits({ user: USER, customer: CUSTOMER, limits: { groups: { [group]: { daily: above } } } }).some((issue) => issue.code === code));
  assert.deepEqual(refused(schema, { groups: { [group]: { daily: "x" } } }), [[`groups.${group}.daily`, "invalid-amount"]]);
  assert.deepEqual(refused(schema, { groups: { "a/b~c": { daily: "1.00" } } }), [["groups.a/b~c", "unknown-reference"]]);
  assert.deepEqual(refused(limitsSchema(engine, { user: "none", customer: CUSTOMER }), {}), [["", "unknown-reference"]]);
  // Ids have points in them, which names of fields are split at: a form has rows.
  const rows = limitsSchema(engine, {
    user: USER,
    customer: CUSTOMER,
    limits: (form) => ({ groups: Object.fromEntries(form.rows.map(({ id, limit }) => [id, { daily: limit }])) }),
    at: ([, id], form) => ["rows", form.rows.findIndex((row) => row.id === id), "limit"],
  });
  assert.deepEqual(refused(rows, { rows: [{ id: group, limit: above }] }), [["rows.0.limit", code]]);
});

test("people's details are refused field by field", () => {
  const { validatePerson } = admin;
  const schema = personSchema({ validatePerson }, { today: "2026-11-20", policy: { minimumAge: 18 } });
  const person = { firstName: "Ana", lastName: "Torres", email: "ana@example.com", phone: "+12025550100", ssn: "536-22-1234", birthDate: "1990-06-30" };
  assert.deepEqual(accepted(schema, { ...person, middleName: "", licence: "" }), person);
  assert.deepEqual(refused(schema, { ...person, email: "ana", phone: "" }), [["email", "email-at-sign"], ["phone", "required"]]);
  assert.deepEqual(refused(schema, { ...person, pet: "Rex" }), [["pet", "unknown-field"]]);
  assert.deepEqual(refused(schema, { ...person, ssn: 5 }), [["ssn", "wrong-type"]]);
  assert.deepEqual(refused(personSchema({ validatePerson }, { today: "yesterday" }), person), [["", "invalid-date"]]);
});

test("user names, passwords, role names and addresses are refused with the rule they break", () => {
  const first = (schema, value) => refused(schema, value)?.[0];
  const user = userNameSchema(admin);
  assert.equal(accepted(user, "Ana.Torres"), "Ana.Torres");
  assert.deepEqual(first(user, "ana"), ["", "min-length"]);
  assert.deepEqual(first(user, undefined), ["", "missing-field"]);
  const password = passwordSchema(admin, { secondFactor: false, words: ["anatorres"] });
  assert.equal(accepted(password, "violet anchor 1234 mirror"), "violet anchor 1234 mirror");
  assert.ok(refused(password, "anatorres").length > 1);
  const role = roleNameSchema(admin, { taken: ["Manager"] });
  assert.equal(accepted(role, "PaymentsClerk"), "PaymentsClerk");
  assert.ok(refused(role, "manager").length > 1);
  const addresses = ipAllowlistSchema(admin, { ownAddress: "10.0.0.1" });
  assert.deepEqual(accepted(addresses, ["10.0.0.0/8"]), ["10.0.0.0/8"]);
  assert.deepEqual(addresses["~standard"].validate(["::1", "10.0.0.1/8"]).issues, [{ path: [1], message: "host-bits-set" }]);
  assert.deepEqual(refused(addresses, ["::1"]), [["", "own-address-outside"]]);
  assert.deepEqual(refused(addresses, [5]), [["0", "wrong-type"]]);
  assert.deepEqual(refused(addresses, "::1"), [["", "wrong-type"]]);
});

test("no issue repeats a password", () => {
  const secret = "anatorres-1234\u202e";
  const schema = passwordSchema(admin, { secondFactor: false, words: ["anatorres"], message: (issue) => JSON.stringify(issue) });
  const said = JSON.stringify(schema["~standard"].validate(secret));
  assert.ok(said.includes("contains-word") || said.includes("not-containing") || said.length > 100, said);
  assert.ok(!said.includes(secret) && !said.includes("1234"), said);
});

test("every schema says what it is, and answers at once", () => {
  const engine = main.Engine.load(demo);
  const all = [
    amountSchema(main, { currency: "EUR" }),
    ipAllowlistSchema(admin),
    limitsSchema(engine, { user: USER, customer: CUSTOMER }),
    passwordSchema(admin, { secondFactor: true }),
    paymentSchema(engine, { question: (form) => form }),
    personSchema(admin, { today: "2026-11-20" }),
    roleNameSchema(admin),
    userNameSchema(admin),
  ];
  assert.equal(all.length, Object.keys(schemas).length);
  for (const schema of all) {
    const { version, vendor, validate } = schema["~standard"];
    assert.deepEqual([version, vendor], [1, "countersign"]);
    for (const value of [undefined, null, 5, "", "x", [], {}, [[]], 1n, Symbol("s"), () => 1]) {
      const result = validate(value);
      assert.ok("value" in result || result.issues.length > 0, String(typeof value));
      result.issues?.forEach(({ path, message }) => assert.ok(Array.isArray(path) && message !== ""));
    }
  }
});

test("texts for people are sentences for every kind of issue", () => {
  const { text } = messages(en, { currency: "EUR", locale: "en-GB" });
  const { engine, schema } = payments(main, { message: text });
  const [{ group, daily }] = engine.groupLimits({ user: USER, customer: CUSTOMER });
  const above = { groups: { [group]: { daily: `${daily.default.split(".")[0]}0.00` } } };
  const said = [
    [schema, { ...values, amount: "25.000,01" }, /€25,000\.00/],
    [schema, { ...values, amount: "1.2" }, /amount/],
    [schema, { ...values, date: "2026-02-30" }, /date/],
    [limitsSchema(engine, { user: USER, customer: CUSTOMER, message: text }), above, /€/],
    [personSchema(admin, { today: "2026-11-20", message: text }), {}, /./],
    [userNameSchema(admin, { message: text }), "ana", /6/],
    [ipAllowlistSchema(admin, { message: text }), ["::g"], /address/],
  ];
  for (const [judge, value, sentence] of said) {
    const [[, message]] = refused(judge, value);
    assert.match(message, sentence);
    assert.match(message, /^[A-Z].* /, "a sentence, not a code");
  }
});

test("what needs no module lies at the package's root alone, and imports none", () => {
  const files = (folder) => readdirSync(`${root}wasm/pkg/${folder}`, { recursive: true }).map(String);
  for (const name of ["forms", "react", "messages"]) {
    assert.ok(files("").includes(name) && !files("admin").includes(name), name);
  }
  const seen = new Set();
  const follow = (name) => {
    if (seen.has(name) || !name.startsWith("/")) return;
    seen.add(name);
    const text = readFileSync(`${root}wasm/pkg${name}`, "utf8");
    for (const [, from] of text.matchAll(/from ?"(\.[^"]+)"/g)) follow(new URL(from, `file://${name}`).pathname);
  };
  ["/forms/index.js", "/react/index.js"].forEach(follow);
  assert.ok(seen.size > 8, [...seen].join());
  assert.deepEqual([...seen].filter((name) => /countersign|engine\/(engine|call)/.test(name)), []);
});

test("TanStack Form takes the schemas unchanged", async () => {
  const { schema } = payments(main);
  let submitted;
  const form = new FormApi({ defaultValues: values, validators: { onChange: schema }, onSubmit: ({ value }) => (submitted = value) });
  form.mount();
  const [amount, account] = ["amount", "from.account"].map((name) => new FieldApi({ form, name }));
  const typedName = new FieldApi({ form, name: "date", validators: { onChange: amountSchema(main, { locale: "es", currency: "EUR" }) } });
  for (const field of [amount, account, typedName]) field.mount();
  const messages = (field) => field.state.meta.errors.map((error) => error.message);

  amount.handleChange("25.000,01");
  assert.deepEqual([messages(amount), messages(account)], [["limit-exceeded"], []]);
  assert.equal(form.state.canSubmit, false);
  account.handleChange("none");
  assert.deepEqual(messages(account), ["unknown-account"]);
  account.handleChange(values.from.account);
  amount.handleChange("250");
  assert.deepEqual([messages(amount), messages(account)], [[], []]);

  typedName.handleChange("x");
  assert.ok(messages(typedName).includes("invalid-amount"));
  typedName.setErrorMap({ onChange: undefined });
  const other = new FormApi({ defaultValues: values, validators: { onSubmit: schema }, onSubmit: ({ value }) => (submitted = value) });
  other.mount();
  await other.handleSubmit();
  assert.deepEqual(submitted, values);
});

test("React Hook Form takes the schemas unchanged, and submits their output", async () => {
  const { schema } = payments(main, { output: (_, { question }) => question });
  const form = createFormControl({ defaultValues: values, resolver: standardSchemaResolver(schema) });
  const unsubscribe = form.subscribe({ formState: { errors: true }, callback: () => undefined });
  for (const name of ["action", "from.account", "amount", "date"]) form.register(name);
  const submit = async () => {
    let [submitted, errors] = [undefined, undefined];
    await form.handleSubmit((value) => (submitted = value), (found) => (errors = found))();
    return { submitted, errors };
  };
  form.setValue("amount", "25.000,01");
  const { submitted, errors } = await submit();
  assert.equal(submitted, undefined);
  assert.equal(errors.amount.message, "limit-exceeded");
  form.setValue("amount", "1.250,5");
  const permitted = await submit();
  assert.equal(permitted.errors, undefined);
  assert.deepEqual([permitted.submitted.user, permitted.submitted.amount], [USER, "1250.50"]);
  unsubscribe();
});
