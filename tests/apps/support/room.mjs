/** A throw-away place outside the checkout: the package from its tarball, and copies of the apps beside it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { run } from "./processes.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Where `npm ci` put what tests/apps/package.json names. */
export const tools = process.env.APPS_TOOLS ?? join(root, "target/xtask/apps");

/** What the apps' own sources import beside the package. */
const IMPORTED = ["@types/node", "next", "react", "react-dom", "vitest"];

/** Every folder with an app. */
export function apps() {
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).filter((name) => name !== "support" && name !== "node_modules");
}

/** A script of a tool. */
export const tool = (path) => join(tools, "node_modules", path);

/** Packs the package and installs it. */
export async function openRoom() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "countersign-apps-")));
  await run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: join(root, "wasm/pkg") });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const quiet = ["--offline", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"];
  await run("npm", ["install", ...quiet, `./${tarball}`], { cwd: folder });
  for (const name of IMPORTED) {
    const place = join(folder, "node_modules", name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(tool(name), place);
  }
  return { folder, tarball: join(folder, tarball), close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A copy of an app with the demo's snapshot; with another entry of the package where its sources name the first. */
export function copyApp(room, app, entry = "countersign") {
  const folder = join(room.folder, entry === "countersign" ? app : `${app}-${entry.replaceAll("/", "-")}`);
  cpSync(join(here, app), folder, { recursive: true });
  const snapshot = join(root, "web-demo/seed/demo.json");
  for (const name of ["snapshot.json", "public/snapshot.json"]) cpSync(snapshot, join(folder, name));
  for (const name of readdirSync(folder).filter((file) => /\.m?[jt]s$/.test(file))) {
    const text = readFileSync(join(folder, name), "utf8");
    writeFileSync(join(folder, name), text.replaceAll('from "countersign"', `from "${entry}"`));
  }
  return folder;
}
