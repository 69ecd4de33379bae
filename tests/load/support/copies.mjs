/** Very many companies: one is imported and used through the API, and then copied in SQL, whatever tables there are. */

/** In the ids of what is copied; a copy has its number there. */
export const MARK = "@0@";

/** Columns of a table. */
async function columns(database, table) {
  const { results } = await database.prepare(`SELECT name, type FROM pragma_table_info('${table}')`).all();
  return results;
}

function copiesOf(table, all, first, last) {
  const values = all.map(({ name, type }) => {
    if (table === "audit" && name === "sequence") return "sequence + n * 1000";
    if (name === "version" && type === "TEXT") return "substr(version, 1, length(version) - 6) || printf('%06x', n)";
    return type === "TEXT" ? `replace(${name}, '${MARK}', '@' || n || '@')` : name;
  });
  const marked = all.filter(({ type }) => type === "TEXT").map(({ name }) => `instr(${name}, '${MARK}')`);
  if (marked.length === 0) return undefined;
  return `WITH RECURSIVE numbers (n) AS (SELECT ${first} UNION ALL SELECT n + 1 FROM numbers WHERE n < ${last})
    INSERT INTO ${table} (${all.map(({ name }) => name).join(", ")})
    SELECT ${values.join(", ")} FROM ${table}, numbers WHERE ${marked.join(" OR ")}`;
}

/** Makes so many copies of every row with a mark. */
export async function copy(database, copies) {
  const marks = [
    `UPDATE transactions SET id = id || '${MARK}'`,
    `UPDATE approval_rule_users SET rule = rule || '${MARK}' WHERE instr(user, '${MARK}')`,
    `UPDATE approval_rules SET id = id || '${MARK}' WHERE instr(customer, '${MARK}')`,
  ];
  const late = "PRAGMA defer_foreign_keys = ON";
  await database.batch([late, ...marks].map((sql) => database.prepare(sql)));
  const listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'";
  const { results } = await database.prepare(listed).all();
  const tables = await Promise.all(results.map(async ({ name }) => [name, await columns(database, name)]));
  for (let first = 1; first <= copies; first += 1_000) {
    const last = Math.min(copies, first + 999);
    const statements = tables.map(([table, all]) => copiesOf(table, all, first, last)).filter((sql) => sql !== undefined);
    await database.batch([late, ...statements].map((sql) => database.prepare(sql)));
  }
}
