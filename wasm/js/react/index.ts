/** The engine in React: hooks that take what any entry of the package exports, and load nothing themselves. */
import { useDeferredValue, useEffect, useMemo, useState } from "react";

import { attempt } from "../engine/attempt.js";
import type { DocumentInput } from "../engine/document.js";
import type { CountersignError } from "../engine/error.js";
import type { CheckAnswer, CheckQuestion, DecisionAnswer, EvaluateQuestion, Refusal, UsageEntry } from "../types.js";

/** What an entry of the package exports, as far as it is needed here. */
export interface Entry<Engine> {
  /** Loads the module; absent where the host has done so. */
  readonly default?: (() => Promise<unknown>) | undefined;
  /** Makes engines. */
  readonly Engine: {
    load(document: DocumentInput): Engine;
    fromBinary(snapshot: Uint8Array): Engine;
  };
}

/** A snapshot document as `Engine.load` takes it, or a binary snapshot. */
export type SnapshotSource = DocumentInput | { readonly binary: Uint8Array };

/** What has become of a snapshot so far. */
export interface LoadedEngine<Engine> {
  /** Absent while it is being loaded, and where it could not be. */
  readonly engine: Engine | undefined;
  /** Why it could not be loaded. */
  readonly error: Error | undefined;
  /** Neither of both yet. */
  readonly loading: boolean;
}

/** The end of loading a snapshot. */
interface Settled<Engine> {
  readonly snapshot: unknown;
  readonly engine?: Engine;
  readonly error?: Error;
}

/**
 * The engine over a snapshot. It is loaded again when another snapshot is given, and its memory is given back then and
 * when the component goes.
 *
 * @param entry The namespace of an entry: `import * as countersign from "countersign"`.
 * @param snapshot The same value on each render, as a query or a state holds it; a promise of one, or `undefined` as long
 * as there is none.
 */
export function useEngine<Engine extends { free(): void }>(
  entry: Entry<Engine>,
  snapshot: SnapshotSource | PromiseLike<SnapshotSource> | undefined,
): LoadedEngine<Engine> {
  const { default: init, Engine } = entry;
  const [settled, settle] = useState<Settled<Engine>>();
  useEffect(() => {
    if (snapshot === undefined) return undefined;
    let engine: Engine | undefined;
    let left = false;
    const load = async (): Promise<void> => {
      const [source] = await Promise.all([snapshot, init?.()]);
      if (left) return;
      engine = isBinary(source) ? Engine.fromBinary(source.binary) : Engine.load(source);
      settle({ snapshot, engine });
    };
    load().catch((thrown: unknown) => {
      if (!left) settle({ snapshot, error: thrown instanceof Error ? thrown : new Error(String(thrown)) });
    });
    return () => {
      left = true;
      engine?.free();
      settle(undefined);
    };
  }, [Engine, init, snapshot]);
  // What belongs to another snapshot is freed as soon as this render is seen.
  const current = settled?.snapshot === snapshot ? settled : undefined;
  const { engine, error } = current ?? {};
  return { engine, error, loading: current === undefined };
}

function isBinary(source: SnapshotSource): source is { readonly binary: Uint8Array } {
  return typeof source === "object" && "binary" in source;
}

/** What would happen to a payment, as far as it is known yet. */
export interface LiveVerdict<Answer> {
  /** Absent where there is no question or no engine, and where the question is refused. */
  readonly verdict: Answer | undefined;
  /** Whether it answers an earlier question, because the present one has not been asked yet. */
  readonly stale: boolean;
  /** Why the question cannot be judged, such as an amount that is only half typed. */
  readonly error: CountersignError | undefined;
}

const UNASKED = { answer: undefined, error: undefined };

/**
 * What would happen to a payment while somebody types it. The question is asked after what was typed is on the screen,
 * and only when something in it has changed.
 *
 * @param usage Counts in place of what was set in the engine; the same list on each render.
 */
export function useVerdict<Answer = DecisionAnswer>(
  engine: { evaluate(question: EvaluateQuestion, usage?: readonly UsageEntry[]): Answer } | undefined,
  question: EvaluateQuestion | undefined,
  usage?: readonly UsageEntry[],
): LiveVerdict<Answer> {
  const asked = question === undefined ? undefined : JSON.stringify(question);
  const answered = useDeferredValue(asked);
  const { answer, error } = useMemo(() => {
    if (engine === undefined || answered === undefined) return UNASKED;
    return attempt(() => engine.evaluate(JSON.parse(answered) as EvaluateQuestion, usage));
  }, [engine, answered, usage]);
  return { verdict: answer, stale: asked !== answered, error };
}

/** Whether somebody may do something, and why not: for what is hidden, or disabled with its reason. */
export interface Permission {
  /** Never without an answer: not before the engine is there, nor where the question is refused. */
  readonly allowed: boolean;
  /** Everything that stands against it. */
  readonly reasons: readonly Refusal[];
  /** Why the question cannot be answered. */
  readonly error: CountersignError | undefined;
}

const NONE: readonly Refusal[] = [];

/** Whether somebody may do something; asked again only when the question has changed. */
export function usePermission(
  engine: { check(question: CheckQuestion): CheckAnswer } | undefined,
  question: CheckQuestion | undefined,
): Permission {
  const asked = question === undefined ? undefined : JSON.stringify(question);
  return useMemo(() => {
    if (engine === undefined || asked === undefined) return { allowed: false, reasons: NONE, error: undefined };
    const { answer, error } = attempt(() => engine.check(JSON.parse(asked) as CheckQuestion));
    return { allowed: answer?.allowed ?? false, reasons: answer?.reasons ?? NONE, error };
  }, [engine, asked]);
}
