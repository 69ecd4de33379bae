/** Every way into the npm package: how each gets its module, and what bundlers make of it. */
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { build, transform } from "esbuild";

import * as admin from "../../wasm/pkg/admin/entries/node.js";
import * as inline from "../../wasm/pkg/admin/entries/inline.js";
import * as plain from "../../wasm/pkg/admin/entries/plain.js";
import { KINDS, askAll } from "./support/corpus.mjs";
import { corpus, root } from "./support/files.mjs";
import { inThread } from "./support/thread.mjs";

const folder = mkdtempSync(join(tmpdir(), "countersign-entries-"));
const bytes = readFileSync(`${root}wasm/pkg/entries/countersign_bg.wasm`);
const demo = readFileSync(`${root}web-demo/seed/demo.json`, "utf8");
const payment = { user: "ana.torres", action: "domestic-transfers.create", account: "valdelosa-operating", amount: "100.00", date: "2026-11-20" };
let server;

before(async () => {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(`${root}wasm/pkg`, join(folder, "node_modules/countersign"));
  server = createServer((request, response) => {
    if (request.url !== "/engine.wasm") return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "application/wasm" }).end(bytes);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
});

after(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("inline and js export what admin exports, and answer as it does", async () => {
  for (const entry of [inline, plain]) {
    assert.deepEqual(Object.keys(entry), Object.keys(admin));
    assert.equal(await entry.default(), undefined);
    assert.equal(entry.Engine.version, admin.Engine.version);
    assert.deepEqual(askAll(entry.Engine, corpus()), { asked: KINDS, wrong: [] });
    const [given, expected] = [entry.Engine.load(demo), admin.Engine.load(demo)];
    assert.deepEqual(given.binary(), expected.binary());
    assert.deepEqual(given.explain(payment), expected.explain(payment));
    assert.deepEqual(entry.webName({ name: "Ána ✓ 𝔘", own: true }), admin.webName({ name: "Ána ✓ 𝔘", own: true }));
    const sessions = [given, expected].map((engine) => engine.edit("ana.torres", "bodegas-valdelosa"));
    const [staged, wanted] = sessions.map((session) => {
      session.apply({ kind: "setPermissions", accessLevels: ["view"], enable: false });
      return session.result();
    });
    assert.deepEqual(staged, wanted);
  }
});

/** What a host may lack; the last calls a decoder what refuses every option. */
const LACKING = {
  WebAssembly: "delete globalThis.WebAssembly",
  "WebAssembly and UTF-8": "for (const name of ['WebAssembly', 'TextEncoder', 'TextDecoder']) delete globalThis[name]",
  "WebAssembly and half of UTF-8": `delete globalThis.WebAssembly; delete TextEncoder.prototype.encodeInto;
    globalThis.TextDecoder = class { constructor(label, options) { if (options) throw new RangeError("no options"); } }`,
};

test("js needs neither WebAssembly nor UTF-8 of the host", async () => {
  const names = ["ana", "Ána", "日本", "a𝔘b", "\u0000", "\ud800", "x".repeat(9000) + "é"];
  const asked = `
    const { Engine, webName } = await entry("admin/entries/plain.js");
    const engine = Engine.load(data.demo);
    const said = (ask) => { try { return ask(); } catch (error) { return error.issues; } };
    return [engine.evaluate(data.payment), data.names.map((name) => [
      said(() => engine.matrix({ user: name, customer: name })), said(() => webName({ name, own: true })), engine.handles.user(name),
    ])];`;
  const data = { demo, payment, names };
  const expected = await inThread(asked.replace("plain.js", "node.js"), data);
  for (const [what, lack] of Object.entries(LACKING)) {
    assert.deepEqual(await inThread(`${lack}; ${asked}`, data), expected, what);
  }
});

test("js answers in numbers alike before and after its memory grows", () => {
  const [given, expected] = [plain, admin].map(({ Engine }) => Engine.load(demo));
  const numbers = (engine, account) => {
    const { handles } = engine;
    const at = [handles.user(payment.user), handles.action(payment.action), handles.account(account)];
    return [engine.verdictAt(...at, 10_000, 20_777), engine.accountsAt(at[0], at[1]), engine.matrixBits(at[0])];
  };
  // The second leaves no amounts where the first left some.
  for (const account of [payment.account, "nowhere"]) {
    assert.deepEqual(numbers(given, account), numbers(expected, account));
    assert.throws(() => plain.Engine.load("x".repeat(1 << 23)), { code: "invalid-json" });
  }
});

test("js is a script without any that is made at run time", () => {
  const script = readFileSync(`${root}wasm/pkg/admin/entries/plain.js`, "utf8");
  // A text that says of a function what it is, and is no call, is all that may be there.
  assert.doesNotMatch(script.replaceAll("`Function(${", ""), /\beval\s*\(|\bFunction\s*\(|\bimport\s*\(/);
});

test("inline decodes its module with or without the newer function", async () => {
  const version = 'return (await entry("admin/entries/inline.js")).Engine.version;';
  const newer = `Uint8Array.fromBase64 = (text) => {
    globalThis.newer = true;
    return Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
  };`;
  assert.equal(await inThread(`delete Uint8Array.fromBase64; delete globalThis.Buffer; ${version}`), admin.Engine.version);
  assert.equal(await inThread(`${newer} ${version.replace("return", "const version =")} return globalThis.newer && version;`), admin.Engine.version);
});

/** Each way to give the web entry its module in Node. */
const WAYS = {
  "a URL": "new URL(data.url)",
  "the text of a URL": "data.url",
  "a request": "new Request(data.url)",
  "a response": "await fetch(data.url)",
  "a promise of a response": "fetch(data.url)",
  "bytes": "data.bytes",
  "a buffer": "data.bytes.buffer.slice(data.bytes.byteOffset, data.bytes.byteOffset + data.bytes.byteLength)",
  "a module": "await WebAssembly.compile(data.bytes)",
  "the package's own file": "undefined",
};

test("init takes a URL, a response, bytes and a module, again and again, also after it failed", async () => {
  const url = `http://127.0.0.1:${server.address().port}/engine.wasm`;
  for (const [name, way] of Object.entries(WAYS)) {
    const got = await inThread(
      `const { default: init, Engine } = await entry("entries/web.js");
      const { readFileSync } = await import("node:fs");
      const code = () => { try { return Engine.version; } catch (error) { return error.code; } };
      const seen = [code()];
      const none = data.url + "/none";
      for (const wrong of [() => none, () => fetch(none), () => Uint8Array.of(1, 2, 3), () => Promise.reject(new Error())]) {
        await init(wrong()).then(() => seen.push("loaded"), (error) => seen.push(error instanceof Error));
      }
      // Node fetches no files.
      const fetched = globalThis.fetch;
      globalThis.fetch = async (asked, ...more) => String(asked).startsWith("file:")
        ? new Response(readFileSync(new URL(asked)), { headers: { "content-type": "application/wasm" } })
        : fetched(asked, ...more);
      const first = init(${way});
      await Promise.all([first, init(), init(data.url + "/none")]);
      const engine = Engine.load(data.demo);
      await init(Uint8Array.of(1, 2, 3));
      return [...seen, code(), engine.check(data.payment === undefined ? {} : data.asked).allowed];`,
      { url, bytes, demo, payment, asked: { user: payment.user, action: payment.action, account: payment.account } },
    );
    assert.deepEqual(got, ["not-initialised", true, true, true, true, admin.Engine.version, true], name);
  }
});

/** What a bundler does with an entry, and what its bundle prints. */
async function bundled(specifier, options, beside) {
  const [input, output] = [join(folder, "input.mjs"), join(folder, "output.mjs")];
  writeFileSync(input, `import { Engine } from "${specifier}"; console.log(Engine.version);`);
  const { warnings } = await build({
    entryPoints: [input], outfile: output, bundle: true, minify: true, format: "esm", logLevel: "silent", ...options,
  });
  assert.deepEqual(warnings, []);
  if (beside !== undefined) copyFileSync(`${root}wasm/pkg/${beside}`, join(folder, "countersign_bg.wasm"));
  return execFileSync(process.execPath, [output], { encoding: "utf8" }).trim();
}

test("a bundler keeps what an entry does when it is imported", async () => {
  const version = admin.Engine.version;
  assert.equal(await bundled("countersign/inline"), version);
  assert.equal(await bundled("countersign/js"), version);
  for (const specifier of ["countersign", "countersign/admin"]) {
    assert.equal(await bundled(specifier, { conditions: ["react-native"] }), version);
    const module = specifier === "countersign" ? "entries/countersign_bg.wasm" : "admin/entries/countersign_bg.wasm";
    assert.equal(await bundled(specifier, { platform: "node" }, module), version);
    // What a Worker's bundler does with the module: here it is compiled by the bundle.
    const compiled = {
      name: "compiled",
      setup({ onLoad }) {
        onLoad({ filter: /\.wasm$/ }, ({ path }) => ({
          contents: `import { readFileSync } from "node:fs";
            export default new WebAssembly.Module(readFileSync(${JSON.stringify(path)}));`,
        }));
      },
    };
    const worker = { conditions: ["workerd"], external: ["node:fs"], plugins: [compiled] };
    assert.equal(await bundled(specifier, worker), version);
  }
});

test("a bundler drops what nobody asks for", async () => {
  const input = join(folder, "unused.mjs");
  writeFileSync(input, 'import { Engine } from "countersign"; import * as slim from "countersign/slim"; export const one = 1;');
  const { outputFiles } = await build({ entryPoints: [input], bundle: true, format: "esm", write: false });
  assert.ok(outputFiles[0].text.length < 200, outputFiles[0].text);
});

test("no file of the package awaits at its top level", async () => {
  const scripts = readdirSync(`${root}wasm/pkg`, { recursive: true }).filter((name) => name.endsWith(".js"));
  assert.ok(scripts.length > 30, String(scripts));
  // What awaits cannot be written as a script.
  const options = { format: "cjs", define: { "import.meta.url": "undefined" }, logLevel: "silent" };
  await assert.rejects(transform("await 1", options));
  for (const name of scripts) await transform(readFileSync(`${root}wasm/pkg/${name}`, "utf8"), options);
});
