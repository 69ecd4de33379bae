/** The npm package in Chromium: the same answers, under a strict content security policy. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "@playwright/test";

import { KINDS } from "./support/corpus.mjs";
import { corpus, root } from "./support/files.mjs";

const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const cases = JSON.stringify(corpus());
let server;
let browser;

function answer(request, response) {
  const path = normalize(new URL(request.url, "http://localhost").pathname);
  const page = { "/": ["text/html", "<!doctype html><title>package</title>"], "/cases.json": ["application/json", cases] }[path];
  try {
    const [type, body] = page ?? [TYPES[extname(path)], readFileSync(join(root, path))];
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

before(async () => {
  server = createServer(answer);
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
});

after(async () => {
  await browser?.close();
  server?.close();
});

test("every question of the corpus gets its answer in Chromium", async () => {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => {
    if (new URL(request.url()).hostname !== "127.0.0.1") faults.push(request.url());
  });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const result = await page.evaluate(async () => {
    const [{ default: init, Engine }, { askAll }, cases] = await Promise.all([
      import("/wasm/pkg/web.js"),
      import("/tests/js/support/corpus.mjs"),
      fetch("/cases.json").then((response) => response.json()),
    ]);
    await Promise.all([init(), init()]);
    return askAll(Engine, cases);
  });
  assert.deepEqual(result, { asked: KINDS, wrong: [] });
  assert.deepEqual(faults.filter((fault) => !fault.includes("favicon") && !fault.includes("404")), []);
});

test("before init every call says that init is missing", async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const code = await page.evaluate(async () => {
    const { Engine, CountersignError } = await import("/wasm/pkg/web.js");
    try {
      Engine.load({});
    } catch (error) {
      return error instanceof CountersignError ? error.code : String(error);
    }
  });
  assert.equal(code, "not-initialised");
});

test("texts for people keep every digit and stand in their direction", async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const [english, arabic] = await page.evaluate(async () => {
    const { messages } = await import("/wasm/pkg/messages/index.js");
    const languages = await Promise.all(["en", "ar"].map((language) => import(`/wasm/pkg/messages/${language}.js`)));
    const issue = { path: "", code: "above-maximum", maximum: "90071992547409.93" };
    return languages.map(({ default: texts }) => messages(texts, { currency: "EUR" }).text(issue));
  });
  assert.equal(english, "Cannot be higher than €90,071,992,547,409.93");
  assert.match(arabic, /^لا يمكن أن يكون أعلى من \u2068[^\u2069]*\u2069$/);
});
