/** What the database says when it refuses: the texts that `database::classify` tells apart are those of the runtime. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { startDatabase } from "./support/d1.mjs";
import { root } from "./support/files.mjs";

const fixture = `${root}worker/tests/api/support/d1_errors.json`;
let started;

before(async () => {
  started = await startDatabase();
});

after(() => started.runtime.dispose());

/** The text of the error that a batch of these statements fails with. */
async function refused(statements) {
  const batch = statements.map((sql) => started.database.prepare(sql));
  return started.database.batch(batch).then(
    () => "no error",
    (error) => error.message,
  );
}

test("each text is the one that the database says", async () => {
  const cases = JSON.parse(readFileSync(fixture, "utf8"));
  const said = [];
  for (const one of cases) {
    // Those without statements cannot be provoked here: the platform's documentation has their texts.
    said.push(one.statements.length > 0 ? { ...one, text: await refused(one.statements) } : one);
  }
  if (process.env.UPDATE_EXPECT) writeFileSync(fixture, `${JSON.stringify(said, null, 2)}\n`);
  else assert.deepEqual(said, cases);
  assert.ok(cases.filter(({ statements }) => statements.length > 0).length > 10);
});
