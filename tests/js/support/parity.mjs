/** Whether an engine answers in the very bytes of the native one. Plain JavaScript without imports: browsers load it. */

const parse = JSON.parse;

/** The JSON text behind an answer: what the engine wrote, before the package reads it. */
function textOf(ask) {
  let written;
  JSON.parse = (text) => {
    written = text;
    return parse(text);
  };
  try {
    ask();
  } catch (thrown) {
    if (thrown.name !== "CountersignError") throw thrown;
  } finally {
    JSON.parse = parse;
  }
  return written;
}

/** Asks every question of these worlds, which are JSON line by line; counts them, and the first other answers. */
export function askWorlds(Engine, lines) {
  let asked = 0;
  const wrong = [];
  for (const line of lines.split("\n")) {
    if (line === "") continue;
    const { name, snapshot, usage, questions } = parse(line);
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
