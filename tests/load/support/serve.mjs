/** A service of its own process, to be killed: `node serve.mjs <state>` says where it listens and which process runs it. */
import { execFileSync } from "node:child_process";

import { startService } from "./service.mjs";

const { origin } = await startService({ state: process.argv[2] });
// The runtime is a child of this process: it must be killed with it, and not be left to notice.
const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid=,comm="], { encoding: "utf8" }).trim().split("\n");
const children = processes
  .map((line) => line.trim().split(/\s+/))
  .filter(([, parent, name]) => Number(parent) === process.pid && name.includes("workerd"))
  .map(([pid]) => Number(pid));
console.log(JSON.stringify({ origin, children }));
