/** A page with forms, as it is written in strict TypeScript: every call compiles, and every mistake does not. */
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { useForm as useTanStackForm } from "@tanstack/react-form";
import { useForm } from "react-hook-form";

import * as countersign from "countersign";
import { formatAmount, parseAmount, type EvaluateQuestion, type Overrides } from "countersign";
import * as admin from "countersign/admin";
import * as slimAdmin from "countersign/admin/slim";
import * as inline from "countersign/inline";
import * as plain from "countersign/js";
import { messages } from "countersign/messages";
import en from "countersign/messages/en";
import { useEngine, usePermission, useVerdict } from "countersign/react";
import * as schemas from "countersign/schema";
import * as slim from "countersign/slim";

interface Payment {
  account: string;
  amount: string;
  date: string;
}

declare const document: countersign.SnapshotDocument;
declare const bytes: Uint8Array;
declare const question: EvaluateQuestion;

/** Fails to compile unless both are the same type. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const same = <A, B>(_: Same<A, B>): void => undefined;

export function Engines(): void {
  const { engine, error, loading } = useEngine(countersign, document);
  same<typeof engine, countersign.Engine | undefined>(true);
  same<typeof error, Error | undefined>(true);
  same<typeof loading, boolean>(true);
  const everything = useEngine(admin, Promise.resolve({ binary: bytes }));
  same<typeof everything.engine, admin.Engine | undefined>(true);
  useEngine(slim, undefined);
  useEngine(slimAdmin, bytes);
  useEngine(inline, document);
  useEngine(plain, document);
  // @ts-expect-error: a number is no snapshot.
  useEngine(countersign, 5);

  const { verdict, stale } = useVerdict(engine, question, []);
  same<typeof verdict, countersign.DecisionAnswer | undefined>(true);
  same<typeof stale, boolean>(true);
  useVerdict(everything.engine, undefined);
  // @ts-expect-error: without a date nothing is asked.
  useVerdict(engine, { user: "ana", action: "transfers.create" });

  const { allowed, reasons } = usePermission(engine, { user: "ana", action: "transfers.create", account: "operating" });
  same<typeof allowed, boolean>(true);
  same<(typeof reasons)[number]["code"], countersign.ReasonCode>(true);
}

export function amounts(): string {
  const { amount, issue } = parseAmount("1.234,50", { locale: "de-DE", currency: "EUR" });
  same<typeof amount, string | undefined>(true);
  same<NonNullable<typeof issue>["code"], countersign.ProblemCode>(true);
  // @ts-expect-error: an amount is of a currency.
  parseAmount("5", { locale: "de-DE" });
  return formatAmount(amount ?? "0", { currency: "EUR", display: "none" });
}

export function schemasOf(engine: countersign.Engine) {
  const { text } = messages(en, { currency: "EUR" });
  const payment = schemas.paymentSchema(engine, {
    question: ({ account, amount, date }: Payment) => ({ user: "ana", action: "transfers.create", account, amount, date }),
    fields: { amount: ["amount"], date: ["date"] },
    about: { "limit-exceeded": undefined },
    typed: { parseAmount, locale: "de-DE", currency: "EUR" },
    message: (issue) => (issue.kind === "reason" ? `${issue.code} ${issue.limit ?? ""}` : issue.code),
  });
  same<StandardSchemaV1.InferOutput<typeof payment>, Payment>(true);
  const asked = schemas.paymentSchema(engine, {
    question: (values: Payment) => ({ ...question, ...values }),
    output: (_, { question: judged, verdict }) => ({ ...judged, outcome: verdict.outcome }),
  });
  same<StandardSchemaV1.InferInput<typeof asked>, Payment>(true);
  same<StandardSchemaV1.InferOutput<typeof asked>["outcome"], countersign.Outcome>(true);
  const limits = schemas.limitsSchema(engine, { user: "ana", customer: "winery", message: text });
  same<StandardSchemaV1.InferOutput<typeof limits>, Overrides>(true);
  const rows = schemas.limitsSchema(engine, {
    user: "ana",
    customer: "winery",
    limits: ({ daily }: { daily: string }) => ({ groups: { single: { daily } } }),
    at: () => ["daily"],
  });
  // @ts-expect-error: no member of a question is called so.
  schemas.paymentSchema(engine, { question: (values: Payment) => ({ ...question, ...values }), fields: { sum: ["amount"] } });
  return { payment, asked, limits, rows };
}

/** Whatever the entry is, and as the standard's own type has it. */
export const details: readonly StandardSchemaV1[] = [
  schemas.amountSchema(slim, { currency: "EUR" }),
  schemas.amountSchema(admin, { locale: "fr", currency: "EUR", message: ({ code }) => code }),
  schemas.userNameSchema(admin),
  schemas.amountSchema(plain, { currency: "EUR" }),
  schemas.passwordSchema(slimAdmin, { secondFactor: true }),
  schemas.roleNameSchema(admin, { taken: ["Manager"] }),
  schemas.ipAllowlistSchema(admin, { ownAddress: "10.0.0.1" }),
  schemas.personSchema(admin, { today: "2026-11-20", policy: { minimumAge: 18 } }),
];

// @ts-expect-error: people's details are not in the main entry.
schemas.userNameSchema(countersign);

export function Forms({ engine }: { engine: countersign.Engine }): void {
  const { payment, asked } = schemasOf(engine);
  const defaultValues: Payment = { account: "operating", amount: "", date: "2026-11-20" };
  const form = useForm({ defaultValues, resolver: standardSchemaResolver(asked) });
  void form.handleSubmit(({ outcome }) => same<typeof outcome, countersign.Outcome>(true));
  useTanStackForm({ defaultValues, validators: { onChange: payment } });
}
