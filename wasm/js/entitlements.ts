import { CountersignError } from "./error.js";
import type { SnapshotDocument, UsageEntry, WhatIfAnswer } from "./types.js";

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
  try {
    const entitlements = (await response.json()) as Entitlements;
    return { entitlements, etag: response.headers.get("etag") ?? undefined };
  } catch (thrown) {
    throw failed(`the service's answer is no JSON: ${String(thrown)}`);
  }
}

async function answer(source: Source, etag: string | undefined): Promise<Response> {
  try {
    if (typeof source === "function") return await source(etag);
    // The tag is ours to compare: a browser that does it would show its copy as new.
    return await fetch(source, { cache: "no-store", headers: etag === undefined ? {} : { "if-none-match": etag } });
  } catch (thrown) {
    throw failed(`the service did not answer: ${String(thrown)}`);
  }
}

function failed(message: string): CountersignError {
  return CountersignError.of("request-failed", "", message);
}
