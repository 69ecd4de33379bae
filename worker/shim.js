// Turns the wasm Worker into the module that the runtime calls. What
// worker-build generates, less what only durable objects need.
import { WorkerEntrypoint } from 'cloudflare:workers';
import * as worker from './index.js';

const state = worker.__worker_init_state();

// After a trap the instance's memory cannot be trusted: the next request gets a new one.
function noticeTrap(error) {
  if (error instanceof WebAssembly.RuntimeError) {
    console.error('Critical', error);
    state.criticalError = true;
  }
}

function startAfreshAfterTrap() {
  if (state.criticalError) {
    worker.__wbg_reset_state();
    state.criticalError = false;
    state.instanceId += 1;
  }
}

// A trap inside a future does not reach the caller of `fetch`.
addEventListener('error', (event) => noticeTrap(event.error));

async function run(entrypoint, handler, event) {
  startAfreshAfterTrap();
  try {
    return await handler.call(entrypoint, event, entrypoint.env, entrypoint.ctx);
  } catch (error) {
    noticeTrap(error);
    throw error;
  }
}

export default class extends WorkerEntrypoint {
  fetch(request) {
    return run(this, worker.fetch, request);
  }

  scheduled(event) {
    return run(this, worker.scheduled, event);
  }
}
