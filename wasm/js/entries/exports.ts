/** What every entry exports beside its way of loading the module. */
export * from "./common.js";
export { Engine } from "../engine/engine.js";
