import { readFile } from "node:fs/promises";

export async function snapshot() {
  return JSON.parse(await readFile("snapshot.json", "utf8"));
}
