/** In place of `exports.ts` under `admin`, where the module has everything. */
export { Engine } from "./admin.js";
export * from "./common.js";
export * from "./details.js";
export { EditSession } from "./session.js";
