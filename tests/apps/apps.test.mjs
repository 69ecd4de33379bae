/** The package as its users meet it: from its tarball, in their tools, with the same answer everywhere (B1). */
import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { Miniflare, convertV4MiniflareOptions } from "miniflare";

import { Engine } from "../../wasm/pkg/entries/node.js";
import demo from "../../web-demo/seed/demo.json" with { type: "json" };
import { verdictOf } from "./support/bare.mjs";
import { launch, serveFolders, visit } from "./support/pages.mjs";
import { freePort, node, run, serve } from "./support/processes.mjs";
import { apps, copyApp, openRoom, tool } from "./support/room.mjs";
import { gzipSize } from "./support/sizes.mjs";

/** The entries that every bundler takes in the same words; the engine of each is asked everywhere below. */
const ENTRIES = ["countersign", "countersign/admin", "countersign/inline", "countersign/js"];

const POLICY = "default-src 'none'; connect-src 'self'; script-src 'self'";

const question = {
  user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "250.00",
  date: "2026-12-01",
};
const expected = { verdict: Engine.load(demo).evaluate(question), version: Engine.version };

const ran = {};
let room;
let browser;

before(async () => {
  room = await openRoom();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  room?.close();
  if (process.env.APPS_REPORT) writeFileSync(process.env.APPS_REPORT, JSON.stringify(ran));
});

/** Notes that an app gave the expected answer, and what of it is sent to whoever runs it. */
function passed(app, answer, bundle) {
  assert.deepEqual(answer, expected);
  ran[app] = bundle === undefined ? 0 : gzipSize(bundle);
}

/** What a served page answers in Chromium. */
async function answerOf(folders, headers) {
  const server = await serveFolders(folders, headers);
  try {
    const { answer, faults } = await visit(browser, server.address);
    assert.deepEqual(faults, []);
    return answer;
  } finally {
    server.close();
  }
}

const named = (app, entry) => (entry === "countersign" ? app : `${app}, ${entry}`);

for (const entry of ENTRIES) {
  test(`Vite builds a page over ${entry}`, async () => {
    const app = copyApp(room, "vite", entry);
    await node(tool("vite/bin/vite.js"), ["build"], { cwd: app });
    passed(named("vite", entry), await answerOf([join(app, "dist")]), join(app, "dist"));
  });

  test(`Vite serves a page under development over ${entry}`, async () => {
    const app = copyApp(room, "vite", entry);
    const { createServer } = await import(pathToFileURL(tool("vite/dist/node/index.js")));
    const server = await createServer({ root: app, logLevel: "silent", server: { host: "127.0.0.1", port: await freePort() } });
    try {
      await server.listen();
      const { answer, faults } = await visit(browser, server.resolvedUrls.local[0]);
      assert.deepEqual(faults, []);
      passed(named("vite dev server", entry), answer);
    } finally {
      await server.close();
    }
  });

  test(`webpack builds a page over ${entry}`, async () => {
    const app = copyApp(room, "webpack", entry);
    await node(join(import.meta.dirname, "support/webpack.mjs"), [tool("webpack/lib/index.js")], { cwd: app });
    passed(named("webpack", entry), await answerOf([app]), join(app, "dist"));
  });

  test(`Node imports ${entry}`, async () => {
    const app = copyApp(room, "node", entry);
    passed(named("node", entry), JSON.parse(await node("app.mjs", [], { cwd: app })));
  });

  test(`a Worker imports ${entry}`, async () => {
    const app = copyApp(room, "worker", entry);
    await run("wrangler", ["deploy", "--dry-run", "--outdir", "dist"], { cwd: app });
    passed(named("worker", entry), await answerOfWorker(join(app, "dist")), join(app, "dist"));
  });
}

/** What a bundled Worker answers in the runtime of Workers. */
async function answerOfWorker(dist) {
  const wasm = readdirSync(dist).filter((name) => name.endsWith(".wasm"));
  const runtime = new Miniflare(
    convertV4MiniflareOptions({
      modulesRoot: dist,
      modules: [
        { type: "ESModule", path: join(dist, "worker.js") },
        ...wasm.map((name) => ({ type: "CompiledWasm", path: join(dist, name) })),
      ],
      compatibilityDate: "2026-11-01",
      cf: false,
    }),
  );
  try {
    return await (await runtime.dispatchFetch("http://localhost/")).json();
  } finally {
    await runtime.dispose();
  }
}

const BUNDLE = ["--bundle", "--minify", "--format=esm", "--loader:.wasm=file", "--outdir=dist", "main.js"];

test("esbuild builds a page", async () => {
  const app = copyApp(room, "esbuild");
  await run(tool(".bin/esbuild"), BUNDLE, { cwd: app });
  passed("esbuild", await answerOf([app]), join(app, "dist"));
});

test("a page without a build imports the package's files", async () => {
  const app = copyApp(room, "script-module");
  passed("script-module", await answerOf([app, room.folder]));
});

test("under a strict content security policy the module is compiled if that is allowed", async () => {
  const app = copyApp(room, "csp");
  await run(tool(".bin/esbuild"), [...BUNDLE, "--splitting"], { cwd: app });
  const allowing = { "content-security-policy": `${POLICY} 'wasm-unsafe-eval'` };
  passed("csp", await answerOf([app], allowing), join(app, "dist"));
});

test("where the policy forbids it init says so with a code, and plain JavaScript answers", async () => {
  const app = join(room.folder, "csp");
  const server = await serveFolders([app], { "content-security-policy": POLICY });
  try {
    const { answer, faults } = await visit(browser, server.address);
    assert.deepEqual(answer, { ...expected, refused: "wasm-not-allowed" });
    // Chromium reports what the policy refused; nothing else may be wrong.
    assert.deepEqual(faults.filter((fault) => !fault.includes("WebAssembly")), []);
  } finally {
    server.close();
  }
});

test("a bundle for React Native needs no WebAssembly and nothing else of a browser", async () => {
  const app = copyApp(room, "react-native");
  const words = ["--bundle", "--minify", "--conditions=react-native", "--global-name=app", "--outdir=dist", "index.js"];
  await run(tool(".bin/esbuild"), words, { cwd: app });
  passed("react-native", await verdictOf(join(app, "dist/index.js"), "app", demo), join(app, "dist"));
});

test("Next builds a page that decides in the browser, and a route that decides in Node", async () => {
  const app = copyApp(room, "next");
  await node(tool("next/dist/bin/next"), ["build", "--webpack"], { cwd: app });
  const address = `http://127.0.0.1:${await freePort()}/`;
  const words = ["start", "--hostname", "127.0.0.1", "--port", new URL(address).port];
  const server = await serve(tool("next/dist/bin/next"), words, { cwd: app, address });
  try {
    assert.deepEqual(await (await fetch(`${address}server`)).json(), expected);
    const { answer, faults } = await visit(browser, address);
    assert.deepEqual(faults, []);
    passed("next", answer, join(app, ".next/static"));
  } finally {
    await server.close();
  }
});

test("TypeScript takes the declarations as Node and as bundlers resolve them, without a library of a host", async () => {
  const app = copyApp(room, "typescript");
  await run(tool(".bin/tsc"), ["--project", "tsconfig.bundler.json"], { cwd: app });
  await run(tool(".bin/tsc"), ["--project", "tsconfig.nodenext.json"], { cwd: app });
  passed("typescript", JSON.parse(await node("dist/app.js", [], { cwd: app })));
});

for (const environment of ["node", "happy-dom"]) {
  test(`Vitest runs a test in the environment ${environment}`, async () => {
    const app = copyApp(room, "vitest");
    const words = ["run", "--environment", environment, "--disable-console-intercept"];
    const printed = await node(tool("vitest/vitest.mjs"), words, { cwd: app });
    passed(`vitest, ${environment}`, JSON.parse(printed.split("\n").find((line) => line.startsWith("{"))));
  });
}

test("publint finds nothing to say about the package", async () => {
  await node(tool("publint/src/cli.js"), ["run", "--strict", room.tarball]);
});

test("every entry's declarations are found by whoever imports it", async () => {
  // The modules themselves are no code: what imports them says what they are.
  const without = ["--exclude-entrypoints", "engine.wasm", "admin/engine.wasm"];
  await run(tool(".bin/attw"), [room.tarball, "--profile", "esm-only", "--no-emoji", ...without]);
});

test("no app was left out", () => {
  const names = new Set(Object.keys(ran).map((name) => name.split(/[, ]/)[0]));
  assert.deepEqual([...names].sort(), apps().sort());
});
