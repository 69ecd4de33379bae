/** The engine with what administrators ask beside. It is larger, so only the pages about people load it. */
import * as admin from 'countersign/admin';

await admin.default();

export default admin;
