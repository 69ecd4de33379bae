// Times several contenders in turn, round by round, in one process: whatever disturbs the machine hits all alike.

import { COUNT } from "./questions.mjs";

const now = () => Number(process.hrtime.bigint());

export const median = (numbers) => {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * A loop around a piece of code. Each contender has a loop compiled for itself: in a shared one the calls of all
 * would meet in one place, and the compiler could make none of them fast.
 */
export function contender(who, code, scope, { per = 1 } = {}) {
  const body = `/* ${who} */ return (n, from) => { let sink = 0; for (let i = from; i < from + n; i++) {
    const j = i & ${COUNT - 1}; ${code} } return sink; };`;
  return { who, per, loop: new Function(...Object.keys(scope), body)(...Object.values(scope)) };
}

/** Something that takes milliseconds, with what is to be done with the result outside the time. */
export const heavy = (who, run, after = () => {}) => ({ who, per: 1, run, after });

let sunk = 0;

function once(racer) {
  if (racer.loop === undefined) return onceHeavy(racer);
  const started = now();
  sunk ^= racer.loop(racer.calls, racer.from);
  const spent = now() - started;
  racer.from = (racer.from + racer.calls) % 1_000_003;
  return spent / racer.calls / racer.per;
}

function onceHeavy(racer) {
  globalThis.gc?.();
  const started = now();
  const result = racer.run();
  const spent = now() - started;
  racer.after(result);
  return spent;
}

/** A call that takes longer than this is timed in a few rounds only: nobody should wait an hour for a slow peer. */
const SLOW_NS = 20e6;

/** Finds how many calls fill a turn; what it takes is the warm-up. */
function prepare(racer, { turnMs, warmMs, rounds, heavyRounds }) {
  Object.assign(racer, { from: 0, calls: 1, every: 1 });
  if (racer.loop === undefined) return void once(racer);
  const until = now() + warmMs * 1e6;
  // The shortest: a disturbed turn would make all later ones too short to be timed.
  let perCall = Infinity;
  do {
    perCall = Math.min(perCall, once(racer) * racer.per);
    const fill = Math.max(1, Math.round((turnMs * 1e6) / Math.max(perCall, 0.5)));
    racer.calls = Math.min(fill, racer.calls * 10);
  } while (now() < until);
  if (perCall > SLOW_NS) racer.every = Math.ceil(rounds / heavyRounds);
}

/** Nanoseconds of each contender in each round. */
export function race(contenders, pace) {
  const { rounds } = pace;
  contenders.forEach((racer) => prepare(racer, pace));
  const times = Object.fromEntries(contenders.map(({ who }) => [who, []]));
  for (let round = 0; round < rounds; round++) {
    contenders.forEach((_, place) => {
      const racer = contenders[(place + round) % contenders.length];
      if (round % racer.every === 0) times[racer.who][round] = once(racer);
    });
  }
  return times;
}

/** Medians, and medians of the ratios to the base of the same round; a list has holes where one did not take part. */
export function summary(times, base) {
  const taken = (list) => Object.values(list);
  return Object.fromEntries(
    Object.entries(times).map(([who, rounds]) => {
      // Rounds in which the base took no part say nothing of the ratio.
      const ratios = taken(rounds.map((time, round) => time / times[base]?.[round])).filter(Number.isFinite);
      return [who, { ns: median(taken(rounds)), ratio: times[base] === undefined ? null : median(ratios) }];
    }),
  );
}

export const kept = () => sunk;
