/** For hosts without WebAssembly: beside this entry the engine is a file of JavaScript, which is ready when it is loaded. */
export * from "./exports.js";
export { default } from "./loaded.js";
