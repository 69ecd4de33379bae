/** Pages on loopback, and what they say in Chromium. */
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { chromium } from "@playwright/test";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const LONGEST_MS = 30_000;

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/** Serves the first of these folders that has what is asked for. */
export async function serveFolders(folders, headers = {}) {
  const read = (path) => {
    const files = folders.map((folder) => join(folder, path.endsWith("/") ? `${path}index.html` : path));
    const found = files.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
    return found === undefined ? undefined : [readFileSync(found), TYPES[extname(found)] ?? "text/plain"];
  };
  const server = createServer((request, response) => {
    const found = read(normalize(new URL(request.url, "http://localhost").pathname));
    if (found === undefined) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": found[1], ...headers }).end(found[0]);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** What a page writes into its `output`, and whatever it should not have done. */
export async function visit(browser, address) {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    // Chromium asks for an icon by itself.
    if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico")) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (!["127.0.0.1", "localhost"].includes(new URL(request.url()).hostname)) faults.push(request.url());
  });
  try {
    await page.goto(address, { timeout: LONGEST_MS });
    const said = page.locator("output:not(:empty)");
    await said.waitFor({ state: "attached", timeout: LONGEST_MS }).catch((late) => {
      throw new Error(`${address} says nothing\n${faults.join("\n")}`, { cause: late });
    });
    return { answer: JSON.parse(await said.textContent()), faults };
  } finally {
    await page.close();
  }
}
