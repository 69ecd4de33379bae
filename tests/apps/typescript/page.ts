import init, { Engine, type ModuleSource, type SnapshotDocument } from "countersign";

/** What a page has: no types of Node, and a module that lies elsewhere. */
export async function open(snapshot: SnapshotDocument, module: URL | Response | WebAssembly.Module): Promise<Engine> {
  const source: ModuleSource = module;
  await init(source);
  // @ts-expect-error Engines are loaded, not made.
  void (() => new Engine({}));
  return Engine.load(snapshot);
}
