/** Programs that end, by themselves or by their id. */
import { execFile, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const start = promisify(execFile);

/** No reports to anyone, nothing fetched, no colours; and not what a tool in this process says of itself. */
const QUIET = {
  NODE_ENV: undefined,
  NODE_TEST_CONTEXT: undefined,
  CI: "true",
  NO_COLOR: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  NEXT_IGNORE_INCORRECT_LOCKFILE: "1",
  WRANGLER_SEND_METRICS: "false",
};
const LONGEST_MS = 150_000;

/** Runs a program to its end and returns what it printed; fails with all of it. */
export async function run(program, words, { cwd } = {}) {
  const bounds = { timeout: LONGEST_MS, killSignal: "SIGKILL", maxBuffer: 1 << 26 };
  try {
    const { stdout } = await start(program, words, { cwd, env: { ...process.env, ...QUIET }, ...bounds });
    return stdout;
  } catch (error) {
    throw new Error(`${program} ${words.join(" ")} failed\n${error.stdout ?? ""}${error.stderr ?? error}`);
  }
}

/** Runs a script of Node. */
export const node = (script, words, options) => run(process.execPath, [script, ...words], options);

/** A port that nothing listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server and waits until it answers; whatever it started ends with it. */
export async function serve(script, words, { cwd, address }) {
  const env = { ...process.env, ...QUIET };
  const child = spawn(process.execPath, [script, ...words], { cwd, env, detached: true, stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, "SIGKILL");
    await ended;
  };
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer !== undefined) return { close };
    await wait(100);
  }
  await close();
  throw new Error(`${script} does not answer at ${address}`);
}
