/** The conformance corpus, asked of an engine wherever it runs. Plain JavaScript without imports: browsers load it. */

/** Kinds of questions that the package answers, and how many of each the corpus has. */
export const KINDS = {
  check: 1200,
  evaluate: 2651,
  headroom: 960,
  groupLimits: 477,
  matrix: 477,
  editPermissions: 477,
  validateLimits: 477,
  approvalStatus: 2143,
  delegate: 480,
};

/** JSON with the keys of objects in order, so that equal values are equal text. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(",")}}`;
}

/** Kinds that count what was used. */
export const OVER_USAGE = ["evaluate", "headroom"];

/** Asks every question of these cases; counts by kind, and the first wrong answers. */
export function askAll(Engine, cases) {
  const asked = {};
  const wrong = [];
  for (const { name, snapshot, usage, queries } of cases) {
    const engine = Engine.load(snapshot);
    for (const { kind, input, expect } of queries) {
      const answer = OVER_USAGE.includes(kind) ? engine[kind](input, usage) : engine[kind](input);
      asked[kind] = (asked[kind] ?? 0) + 1;
      if (canonical(answer) !== canonical(expect) && wrong.length < 5) {
        wrong.push(`${name}: ${kind} ${JSON.stringify(input)}\n got ${JSON.stringify(answer)}\nwant ${JSON.stringify(expect)}`);
      }
    }
    engine.free();
  }
  return { asked, wrong };
}
