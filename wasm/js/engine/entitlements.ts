import { CountersignError, type Issue } from "./error.js";
import type { SnapshotDocument, UsageEntry, WhatIfAnswer } from "../types.js";

/** What the service answers with at `GET /v1/me/entitlements`. */
export interface Entitlements {
  /** The user. */
  readonly user: string;
  /** Of which configuration. */
  readonly snapshotVersion: string;
  /** The engine that answers for the service. */
  readonly engineVersion: string;
  /** The civil date at the legal entity. */
  readonly today: string;
  /** The configuration, cut down to the user. */
  readonly snapshot: SnapshotDocument;
  /** What was used since the earliest week that today can be in. */
  readonly usage: readonly UsageEntry[];
}

/** What an engine was opened with, but for what it holds itself. */
export type Opened = Omit<Entitlements, "snapshot" | "usage">;

/** Where entitlements come from: a URL, or what asks for them like `fetch`, with the tag of those that are there. */
export type Source = string | URL | ((etag: string | undefined) => Promise<Response>);

/** What was new. */
export interface Refreshed<Engine> {
  /** The engine to ask from now on: the same one if only usage or the date has changed. */
  readonly engine: Engine;
  /** What has changed for the user. */
  readonly changes: WhatIfAnswer;
}

/** Entitlements with the tag that asks whether there are newer ones. */
export interface Tagged {
  readonly entitlements: Entitlements;
  readonly etag: string | undefined;
}

/** Asks for entitlements; `undefined` if those with the tag are the current ones. */
export async function ask(source: Source, etag?: string): Promise<Tagged | undefined> {
  const response = await answer(source, etag);
  if (response.status === 304) return undefined;
  if (!response.ok) throw failed(`the service answered ${response.status}`);
  const entitlements = await content(response);
  return { entitlements, etag: response.headers.get("etag") ?? undefined };
}

async function content(response: Response): Promise<Entitlements> {
  try {
    const found: unknown = await response.json();
    // The engine checks the content; only the user must be known here, to see whether somebody else has signed in.
    if (isEntitlements(found)) return found;
  } catch (thrown) {
    throw failed(`the service's answer is no JSON: ${reason(thrown)}`);
  }
  throw failed("the service's answer is not that of entitlements");
}

function isEntitlements(found: unknown): found is Entitlements {
  const { user, snapshotVersion } = (found ?? {}) as Partial<Entitlements>;
  return typeof user === "string" && typeof snapshotVersion === "string";
}

/** The answer of a caller's own function may be anything, so its shape is checked. */
function responded(answered: Response): Response {
  if (typeof answered?.json === "function" && typeof answered.headers?.get === "function") return answered;
  throw new TypeError("it is not a Response");
}

/** What was thrown may be anything, also what cannot be written. */
function reason(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : "";
}

async function answer(source: Source, etag: string | undefined): Promise<Response> {
  try {
    if (typeof source === "function") return responded(await source(etag));
    // The package compares tags itself: a browser's cache would answer 200 with its copy instead of 304.
    return await fetch(source, { cache: "no-store", headers: etag === undefined ? {} : { "if-none-match": etag } });
  } catch (thrown) {
    throw failed(`the service did not answer: ${reason(thrown)}`);
  }
}

/** @internal Loads a document; whoever gives the whole of what the service answers with is told which member to give. */
export function withHint<Loaded>(load: () => Loaded): Loaded {
  try {
    return load();
  } catch (thrown) {
    const issues = thrown instanceof CountersignError ? thrown.issues : [];
    const isMember = ({ path, code }: Issue): boolean => path === "/snapshot" && code === "unknown-field";
    if (!issues.some(isMember)) throw thrown;
    const hint: Issue = { path: "/snapshot", code: "unknown-field", message: HINT };
    throw new CountersignError([hint, ...issues.filter((issue) => !isMember(issue))]);
  }
}

const HINT = "is no member of a document; of what the service answers with, pass its member `snapshot`";

function failed(message: string): CountersignError {
  return CountersignError.of("request-failed", "", message);
}
