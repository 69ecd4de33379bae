// What the package promises of itself, each line beside what was measured.

const LARGER = ["medium", "large"];
const ALL = ["small", ...LARGER];

const ratio = (group, who, most, sizes = ALL) => ({ group, who, sizes, most, unit: "× plain" });
const time = (group, who, micros, size) => ({ group, who, sizes: [size], most: micros * 1000, unit: "ns" });
const grows = (group) => ({ group: `growth: ${group}`, who: /^large/, sizes: ["growth"], most: 3, unit: "× small" });

/** At most so much. */
export const GOALS = [
  ratio("check", "ours, strings", 1.3),
  ratio("check", "ours, by handle", 0.4),
  ratio("check", "ours, checkMany", 0.15),
  ratio("limit", "ours, verdictAt", 1.5),
  time("limit", "ours, evaluate", 6, "small"),
  time("limit", "ours, evaluate", 10, "large"),
  { group: "limit", who: "ours, evaluate", sizes: ALL, most: 1 / 20, unit: "× cedar-wasm" },
  ratio("list", "ours, indices", 0.5, LARGER),
  ratio("matrix", "ours, bits", 1.1),
  ratio("load", "ours, JSON bytes", 0.6),
  ratio("load", "ours, binary snapshot", 0.06),
  { group: "memory", who: "JSON bytes", sizes: ["large"], most: 64, unit: "MB" },
  { group: "memory", who: "binary snapshot", sizes: ["large"], most: 30, unit: "MB" },
  ...["check, strings", "check, by handle", "check, object", "verdictAt"].map(grows),
  ...["evaluate", "evaluate, two signatures"].map(grows),
];

function value(figure, unit) {
  if (unit === "ns") return figure.ns;
  if (unit === "MB") return figure.module;
  return unit === "× cedar-wasm" ? figure.toCedar : figure.ratio;
}

/** Each goal at each size that was run, with what was measured; nothing measured is a missed goal. */
export function judge(results, run) {
  return GOALS.flatMap(({ group, who, sizes, most, unit }) =>
    sizes.filter((size) => size === "growth" || run.includes(size)).flatMap((size) => {
      const found = results.filter((row) => row.size === size && row.group === group);
      const matching = found.filter((row) => (who instanceof RegExp ? who.test(row.who) : row.who === who));
      const rows = matching.length > 0 ? matching : [{ who: who instanceof RegExp ? "large" : who }];
      return rows.map((row) => {
        const measured = value(row, unit) ?? null;
        return { group, who: row.who, size, unit, most, measured, met: measured !== null && measured <= most };
      });
    }),
  );
}
