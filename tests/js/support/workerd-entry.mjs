/** A Worker that asks the package, imported as a Worker imports it, the cases it is sent. */
import { Engine } from "../../../wasm/pkg/workerd.js";
import { askAll } from "./corpus.mjs";

export default {
  async fetch(request) {
    return Response.json(askAll(Engine, await request.json()));
  },
};
