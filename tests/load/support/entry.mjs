/**
 * The Worker, over a database whose batches may fail as the binding `FAULTS` says. `/costs` says what the database was
 * asked since it was asked the last time.
 */
import Worker from "../../../worker/build-local/index.js";

const lost = () => new Error("D1_ERROR: Network connection lost.");

let costs = { calls: 0, read: 0, written: 0 };

function note(results) {
  costs.calls += 1;
  for (const { meta } of results) {
    costs.read += meta.rows_read;
    costs.written += meta.rows_written;
  }
}

function watched(database, [before, after]) {
  const batch = async (statements) => {
    const chance = Math.random();
    if (chance < before) throw lost();
    const results = await database.batch(statements);
    note(results);
    if (chance < before + after) throw lost();
    return results;
  };
  const get = (target, name) => {
    if (name === "batch") return batch;
    const value = Reflect.get(target, name, target);
    // The bindings ask the constructor what this is.
    return typeof value === "function" && name !== "constructor" ? value.bind(target) : value;
  };
  return new Proxy(database, { get });
}

export default class extends Worker {
  constructor(context, env) {
    super(context, { ...env, DB: watched(env.DB, JSON.parse(env.FAULTS)) });
  }

  async fetch(request) {
    if (new URL(request.url).pathname !== "/costs") return super.fetch(request);
    const answer = Response.json(costs);
    costs = { calls: 0, read: 0, written: 0 };
    return answer;
  }
}
