import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

function freePort(): string {
  const script = `const server = require('net').createServer();
    server.listen(0, () => { console.log(server.address().port); server.close(); });`;
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim();
}

/** Where the tests find the service: a running one, or one started for them on fresh data. */
const given = process.env['COUNTERSIGN_URL'] ?? process.env['BASE_URL'];
// The workers read this file again: the first reading decides, through the environment they inherit.
const port = (process.env['DEMO_TEST_PORT'] ??= freePort());
const baseURL = given ?? `http://127.0.0.1:${port}`;

function ownServer() {
  const state = (process.env['DEMO_TEST_STATE'] ??= mkdtempSync(join(tmpdir(), 'countersign-page-')));
  return {
    command: `cargo xtask serve --port ${port} --state ${state}`,
    cwd: join(import.meta.dirname, '..'),
    // It says so after seeding, which an answer over HTTP would not tell.
    wait: { stdout: /Countersign is ready/ },
    stdout: 'pipe' as const,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 } as const,
  };
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  // One after another: the payments of one test count towards the limits of the next.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL,
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  ...(given === undefined ? { webServer: ownServer() } : {}),
});
