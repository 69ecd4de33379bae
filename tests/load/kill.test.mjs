/** The runtime is killed under load, again and again: nothing acknowledged is lost, nothing is half applied. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { asUser, bank, configure, contradictions, payment, submit, today } from "./support/bank.mjs";
import { startEmpty, startService } from "./support/service.mjs";

const KILLS = Number(process.env.KILLS ?? 5);
const CLIENTS = 16;
/** How soon it serves again, from the start of its process. */
const SERVES_WITHIN = 3_000;

const script = fileURLToPath(new URL("./support/serve.mjs", import.meta.url));
const sleep = (time) => new Promise((done) => setTimeout(done, time));

/** Starts a service of its own process, and waits until it answers a question of a user. */
async function start(state) {
  const started = performance.now();
  const child = spawn(process.execPath, [script, state], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => child.on("exit", done));
  const { origin, children } = await new Promise((found, failed) => {
    child.stdout.once("data", (line) => found(JSON.parse(line)));
    ended.then(() => failed(new Error("the service ended before it was ready")));
  });
  assert.ok(children.length > 0, "no process of the runtime");
  const kill = async () => {
    for (const pid of [child.pid, ...children]) process.kill(pid, "SIGKILL");
    await ended;
  };
  return { origin, kill, started };
}

test("a runtime that is killed under load has kept what it acknowledged, and serves again soon", async (context) => {
  const state = mkdtempSync(join(tmpdir(), "countersign-kill-"));
  try {
    const prepared = await startEmpty({ state });
    await configure(prepared.origin, bank({ companies: 2, users: CLIENTS }));
    await prepared.runtime.dispose();
    const acknowledged = new Map();
    const open = new Set();
    const date = today();
    let made = 0;
    const restarts = [];
    const send = async (origin, key) => {
      const [client, number] = [Number(key.split("-")[1]), Number(key.split("-")[2])];
      const answer = await submit(origin, asUser(client, number), payment(number, "1.00", date), key);
      assert.ok([201, 503].includes(answer.status), `${answer.status} ${answer.text}`);
      if (answer.status !== 201) return;
      const { id } = JSON.parse(answer.text);
      assert.equal(acknowledged.get(key) ?? id, id, `${key} was executed twice`);
      acknowledged.set(key, id);
      open.delete(key);
    };
    for (let round = 0; round <= KILLS; round += 1) {
      const { origin, kill, started } = await start(state);
      // What was not answered is sent again, under its key.
      const [first, ...unanswered] = [...open, `key-0-0-${(made += 1)}`].reverse();
      open.add(first);
      await send(origin, first);
      restarts.push(Math.round(performance.now() - started));
      for (const key of unanswered) await send(origin, key);
      if (round === KILLS) {
        assert.deepEqual([...open], []);
        await kill();
        break;
      }
      let ended = false;
      const client = async (number) => {
        while (!ended) {
          const key = `key-${number}-${number % 2}-${(made += 1)}`;
          open.add(key);
          // The connection breaks when the runtime is killed.
          await send(origin, key).catch((error) => assert.ok(ended || error instanceof TypeError, String(error)));
        }
      };
      const clients = Array.from({ length: CLIENTS }, (_, number) => client(number));
      await sleep(400 + Math.random() * 600);
      ended = true;
      await kill();
      await Promise.all(clients);
    }
    context.diagnostic(`${KILLS} kills, ${acknowledged.size} payments acknowledged, serving after ${restarts.sort((one, other) => one - other).join(", ")} ms`);
    const { runtime, database } = await startService({ state });
    try {
      const { results } = await database.prepare("SELECT id FROM transactions").all();
      assert.deepEqual(results.map(({ id }) => id).sort(), [...acknowledged.values()].sort());
      assert.deepEqual(await contradictions(database), {});
    } finally {
      await runtime.dispose();
    }
    // The middle one: whatever else the machine does at times must not fail this.
    assert.ok(restarts[Math.floor(restarts.length / 2)] < SERVES_WITHIN, `${restarts.join(", ")} ms`);
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
});
