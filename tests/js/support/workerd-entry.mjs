/** A Worker that asks the package, imported as a Worker imports it, what it is sent: cases, or worlds line by line. */
import { Engine } from "../../../wasm/pkg/entries/workerd.js";
import { askAll } from "./corpus.mjs";
import { askWorlds } from "./parity.mjs";

export default {
  async fetch(request) {
    if (new URL(request.url).pathname === "/parity") return Response.json(askWorlds(Engine, await request.text()));
    return Response.json(askAll(Engine, await request.json()));
  },
};
