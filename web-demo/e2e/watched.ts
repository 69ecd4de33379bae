import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/** What a page did that a test may want to know. */
export interface Watch {
  /** Path and method of every request to the service. */
  calls: string[];
  /** Requests to anyone else, refused content and errors: none is expected in any test. */
  faults: string[];
  /** Logged errors that are none: a refused payment is an answer, although the browser logs its status. */
  expected: RegExp[];
}

async function watch(page: Page, origin: string): Promise<Watch> {
  const seen: Watch = { calls: [], faults: [], expected: [/status of 422/] };
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'data:' || url.protocol === 'blob:') return;
    if (url.origin === origin) seen.calls.push(`${request.method()} ${url.pathname}`);
    else seen.faults.push(`request to ${url.origin}`);
  });
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !seen.expected.some((known) => known.test(text))) seen.faults.push(text);
  });
  page.on('pageerror', (error) => seen.faults.push(error.message));
  await page.exposeFunction('reportViolation', (text: string) => seen.faults.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation;
      report(`policy ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`);
    });
  });
  return seen;
}

/** A test whose page is watched: afterwards nothing may have left the origin, been refused or failed. */
export const test = base.extend<{ seen: Watch }>({
  seen: [
    async ({ page, baseURL }, use) => {
      const seen = await watch(page, new URL(baseURL ?? '').origin);
      await use(seen);
      expect(seen.faults).toEqual([]);
    },
    { auto: true },
  ],
});
