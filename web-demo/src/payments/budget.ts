import type { Engine, ExplainedBound, HeadroomQuestion, LayerKind, UsageEntry } from 'countersign';
import { asked } from '../engine';

/** What a day's limit on an account is made of, in the base currency. */
export interface Budget {
  limit: string;
  used: string;
  left: string;
  /** What is left without approval; null: all of it. */
  free: string | null;
}

/** Asked of an engine; nothing where no daily limit bounds the account. */
export function budgetOn(engine: Engine, question: HeadroomQuestion, usage: readonly UsageEntry[]): Budget | undefined {
  const layers = asked(() => engine.explain(question, usage))?.layers ?? [];
  const daily = (kind: LayerKind): ExplainedBound | undefined =>
    layers.find(({ layer, bound }) => layer === kind && bound?.scope === 'action' && bound.period === 'daily')?.bound;
  const { limit, used, left } = daily('limit') ?? {};
  if (!limit || !left || used === undefined) return undefined;
  return { limit, used, left, free: daily('pre-approved')?.left ?? null };
}
