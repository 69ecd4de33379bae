/** In place of `exports.ts` under `admin`, where the module has everything. */
export { Engine } from "../engine/admin.js";
export * from "./common.js";
export * from "../engine/details.js";
export { EditSession } from "../engine/session.js";
