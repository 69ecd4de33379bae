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

/** Finds how many calls fill a turn; what it takes is the warm-up. */
function prepare(racer, turnMs, warmMs) {
  Object.assign(racer, { from: 0, calls: 1 });
  if (racer.loop === undefined) return void once(racer);
  const until = now() + warmMs * 1e6;
  do {
    const perCall = once(racer) * racer.per;
    const fill = Math.max(1, Math.round((turnMs * 1e6) / Math.max(perCall, 0.5)));
    racer.calls = Math.min(fill, racer.calls * 10);
  } while (now() < until);
}

/** Nanoseconds of each contender in each round. */
export function race(contenders, { rounds, turnMs, warmMs }) {
  contenders.forEach((racer) => prepare(racer, turnMs, warmMs));
  const times = Object.fromEntries(contenders.map(({ who }) => [who, []]));
  for (let round = 0; round < rounds; round++) {
    contenders.forEach((_, place) => {
      const racer = contenders[(place + round) % contenders.length];
      times[racer.who].push(once(racer));
    });
  }
  return times;
}

/** Medians, and medians of the ratios to the base of the same round. */
export function summary(times, base) {
  return Object.fromEntries(
    Object.entries(times).map(([who, rounds]) => {
      const ratios = times[base] === undefined ? [] : rounds.map((time, round) => time / times[base][round]);
      return [who, { ns: median(rounds), ratio: ratios.length === 0 ? null : median(ratios) }];
    }),
  );
}

export const kept = () => sunk;
