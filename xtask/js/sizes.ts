// Prints what the named files weigh together: raw, gzip and brotli bytes.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

let raw = 0;
let gzip = 0;
let brotli = 0;
for (const name of process.argv.slice(2)) {
  const bytes = readFileSync(name);
  raw += bytes.length;
  gzip += gzipSync(bytes, { level: 9 }).length;
  brotli += brotliCompressSync(bytes).length;
}
console.log(raw, gzip, brotli);
