/** A fresh thread of Node for what happens once: modules are loaded anew there, globals may be taken away. */
import { Worker } from "node:worker_threads";

import { root } from "./files.mjs";

/** What the body of an async function returns there; `data` is what it is given, `entry` the URL of a package's file. */
export function inThread(body, data) {
  const source = `
    import { parentPort, workerData as data } from "node:worker_threads";
    const entry = (name) => import(new URL("wasm/pkg/" + name, ${JSON.stringify(`file://${root}`)}).href);
    parentPort.postMessage(await (async () => { ${body} })());`;
  return new Promise((returned, failed) => {
    const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), { workerData: data });
    thread.once("message", (message) => thread.terminate().then(() => returned(message)));
    thread.once("error", failed);
  });
}
