// What a person reads.

const UNITS = [["ns", 1], ["µs", 1e3], ["ms", 1e6], ["s", 1e9]];

const time = (ns) => {
  if (ns === null || ns === undefined) return "–";
  const [unit, size] = UNITS.findLast(([, least]) => ns >= least) ?? UNITS[0];
  const value = ns / size;
  return `${value < 1000 ? value.toPrecision(3) : value.toFixed(0)} ${unit}`;
};
const number = (value) => {
  if (value === null || value === undefined) return "–";
  return value < 0.1 ? value.toPrecision(2) : value < 100 ? value.toFixed(2) : value.toFixed(0);
};

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => [...row[column]].length)));
  const pad = (cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
  return rows.map((row) => `  ${row.map(pad).join("  ")}`.trimEnd()).join("\n");
}

const SIZES = ["small", "medium", "large"];

function sizesTable(results) {
  const rows = results.filter((row) => SIZES.includes(row.size) && row.ns !== undefined);
  const keys = [...new Set(rows.map((row) => `${row.group}\t${row.who}`))];
  const sizes = SIZES.filter((size) => rows.some((row) => row.size === size));
  const cells = (key) => {
    const [group, who] = key.split("\t");
    const found = sizes.map((size) => rows.find((row) => row.group === group && row.who === who && row.size === size));
    const about = (row) => (row?.estimated ? "≈ " : "");
    return [group, who, ...found.flatMap((row) => [`${about(row)}${time(row?.ns)}`, number(row?.ratio)])];
  };
  return table([["figure", "who", ...sizes.flatMap((size) => [size, "× plain"])], ...keys.map(cells)]);
}

function growthTable(results) {
  const rows = results.filter((row) => row.size === "growth");
  if (rows.length === 0) return "";
  const cells = rows.map((row) => [row.group, row.who, time(row.ns), number(row.ratio)]);
  return `\n${table([["figure", "world", "time", "× small"], ...cells])}\n`;
}

function memoryTable(results) {
  const rows = results.filter((row) => row.group === "memory");
  const megabytes = (value) => `${number(value)} MB`;
  const cells = rows.map((row) => [`memory, ${row.size}`, row.who, megabytes(row.module), megabytes(row.process)]);
  return rows.length === 0 ? "" : `\n${table([["figure", "loaded from", "module", "process"], ...cells])}\n`;
}

const amount = (value, unit) => (unit === "ns" ? time(value) : value === null ? "–" : `${number(value)} ${unit}`);

function goalsTable(goals) {
  const cells = goals.map((goal) => [
    `${goal.group}, ${goal.size}`, goal.who, amount(goal.measured, goal.unit), `≤ ${amount(goal.most, goal.unit)}`,
    goal.measured === null ? "not measured" : goal.met ? "met" : "missed",
  ]);
  return table([["goal", "who", "measured", "at most", ""], ...cells]);
}

/** All tables, with what one needs to judge them. */
export function report({ setting, results, goals, missing }) {
  const facts = Object.entries(setting).map(([name, value]) => `  ${name}: ${value}`);
  const lacks = missing.length === 0 ? "" : `\nNot in the package, not measured: ${missing.join(", ")}\n`;
  return `${facts.join("\n")}

Medians of processes; ratios are medians of those of each round within one process. ≈ is the time of one check, times
the checks it takes; what is not there a peer cannot express.

${sizesTable(results)}
${growthTable(results)}${memoryTable(results)}${lacks}
${goalsTable(goals)}`;
}
