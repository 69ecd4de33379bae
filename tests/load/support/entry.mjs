/** The Worker, over a database whose batches may fail as the binding `FAULTS` says. */
import Worker from "../../../worker/build-local/index.js";

const lost = () => new Error("D1_ERROR: Network connection lost.");

function faulty(database, [before, after]) {
  const batch = async (statements) => {
    const chance = Math.random();
    if (chance < before) throw lost();
    const results = await database.batch(statements);
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
    const faults = JSON.parse(env.FAULTS);
    super(context, faults.some((share) => share > 0) ? { ...env, DB: faulty(env.DB, faults) } : env);
  }
}
