// Writes the types of the API whose description is given, for the page's client.
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const [description = ''] = process.argv.slice(2);
const types = await openapiTS(pathToFileURL(description), { silent: true });
process.stdout.write(`// Generated from the API's description by \`cargo xtask generate\`.\n\n${astToString(types)}`);
