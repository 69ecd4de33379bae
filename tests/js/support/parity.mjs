/** Whether an engine answers in the very bytes of the native one. Plain JavaScript without imports: browsers load it. */

/** An answer, or the problems for which there is none, as JSON text: members in the order in which the engine gives them. */
function textOf(ask) {
  try {
    return JSON.stringify(ask());
  } catch (thrown) {
    if (thrown.name !== "CountersignError") throw thrown;
    return JSON.stringify(thrown.issues);
  }
}

/** Asks every question of these worlds, which are JSON line by line; counts them, and the first other answers. */
export function askWorlds(Engine, lines) {
  let asked = 0;
  const wrong = [];
  for (const line of lines.split("\n")) {
    if (line === "") continue;
    const { name, snapshot, usage, questions } = JSON.parse(line);
    const engine = Engine.load(snapshot);
    engine.setUsage(usage);
    for (const [kind, question, answer] of questions) {
      const got = textOf(() => engine[kind](question));
      asked += 1;
      if (got !== answer && wrong.length < 5) {
        wrong.push(`${name}: ${kind} ${JSON.stringify(question)}\n got ${got}\nwant ${answer}\n in ${line}`);
      }
    }
    engine.free();
  }
  return { asked, wrong };
}
