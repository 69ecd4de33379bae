/** Chromium with pages of this checkout, under a content security policy. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { chromium } from "@playwright/test";

import { root } from "./files.mjs";

const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Pages that may compile wasm, and pages that may not. */
const POLICIES = {
  "/": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  "/strict": "default-src 'none'; script-src 'self'; connect-src 'self'",
};

/** Starts a browser; `texts` are served under their names beside the files of the checkout. */
export async function startChromium(texts = {}) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    const policy = POLICIES[path];
    try {
      const type = policy === undefined ? (TYPES[extname(path)] ?? "application/json") : "text/html";
      const body = policy === undefined ? (texts[path] ?? readFileSync(join(root, path))) : "<!doctype html><title>package</title>";
      response.writeHead(200, { "content-type": type, "content-security-policy": policy ?? POLICIES["/strict"] }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    /** A new page with what went wrong in it. */
    async open(path = "/") {
      const page = await browser.newPage();
      const faults = [];
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
      page.on("request", (request) => {
        if (new URL(request.url()).hostname !== "127.0.0.1") faults.push(request.url());
      });
      await page.goto(origin + path);
      return { page, faults: () => faults.filter((fault) => !fault.includes("favicon") && !fault.includes("404")) };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
