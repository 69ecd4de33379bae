import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect } from './watched.ts';

/** The people of the demo are of this bank. */
const BANK = 'harbour';

/** Signs a person of the demo in: the browser has the cookie then, which no script of a page can read or set. */
export async function signedInAs(page: Page, user: string, legalEntity = BANK): Promise<void> {
  if (!page.url().startsWith('http')) await openBlank(page);
  const status = await page.evaluate(async (person) => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch('/v1/demo/session', { method: 'POST', headers, body: JSON.stringify(person) });
    return answer.status;
  }, { legalEntity, user });
  expect(status).toBe(201);
}

/** An empty page of the service's origin, from which it may be asked. */
export async function openBlank(page: Page): Promise<void> {
  const blank = '/blank';
  await page.route(blank, (route) => route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }));
  await page.goto(blank);
  await page.unroute(blank);
}

/** Opens a page as a person, and waits until it is there. */
export async function open(page: Page, person: string, path = '/'): Promise<void> {
  await signedInAs(page, person);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

/** The bank's staff, on this machine. */
export const STAFF = { 'X-Demo-Principal': `staff/${BANK}/admin` };

/** Suspends a person, or makes them active again. */
export async function setStatus(page: Page, person: string, status: 'active' | 'suspended'): Promise<void> {
  const headers = { ...STAFF, 'If-Match': '*' };
  const response = await page.request.put(`/v1/users/${person}/status`, { headers, data: { status, reason: 'test' } });
  expect(response.status()).toBe(200);
}

/** Meets the rules. */
export const PASSWORD = 'maple kettle quiet lantern';

interface Mail {
  user: string;
  link?: string;
}

/** Invites a person, and gives the link that they get. */
export async function invite(page: Page, user: string, userName: string): Promise<string> {
  const data = { userName, email: `${userName}@mail.example` };
  const response = await page.request.post(`/v1/users/${user}/invitation`, { headers: STAFF, data });
  expect(response.ok()).toBe(true);
  const mailbox = await page.request.get('/v1/demo/mailbox');
  const { messages } = (await mailbox.json()) as { messages: Mail[] };
  return messages.find((mail) => mail.user === user)?.link ?? '';
}

/** A person who has chosen a password, by their id as the user name. */
export async function activatedAs(page: Page, user: string): Promise<void> {
  const token = new URLSearchParams((await invite(page, user, user)).split('#')[1]).get('token');
  const response = await page.request.post('/v1/activation', { data: { token, password: PASSWORD } });
  expect(response.status()).toBe(204);
}

/** What the browser keeps of an earlier choice. */
export async function speaking(page: Page, language: string): Promise<void> {
  await page.addInitScript((code) => localStorage.setItem('language', code), language);
}

export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });
export const amountField = (page: Page): Locator => page.getByRole('textbox', { name: 'Amount' });
export const answer = (page: Page): Locator => page.getByRole('region', { name: 'Answer' });
export const send = (page: Page): Locator => page.getByRole('button', { name: 'Send payment' });
export const notSent = (page: Page): Locator => page.getByRole('main').getByRole('alert');
export const list = (page: Page): Locator => page.getByRole('table', { name: 'Payments' });
export const rowOf = (page: Page, text: string): Locator => list(page).getByRole('row').filter({ hasText: text });

/**
 * Chooses one of a picker's options. A press while the list still opens is now and then taken for the end of the press
 * that opened it: a person presses again.
 */
export async function choose(page: Page, picker: string | RegExp, option: string | RegExp): Promise<void> {
  const list = page.getByRole('listbox');
  const chosen = list.getByRole('option', { name: option, selected: true }).first();
  const done = async (): Promise<boolean> => !(await list.isVisible()) || (await chosen.isVisible());
  await expect(async () => {
    if (!(await list.isVisible())) await page.getByRole('button', { name: picker }).first().click();
    await list.getByRole('option', { name: option }).first().click({ timeout: 3_000 });
    await expect.poll(done, { timeout: 3_000 }).toBe(true);
  }).toPass();
}

/** Whatever a reader or a keyboard could not use. */
export async function violations(page: Page): Promise<string[]> {
  // A colour on its way from one to another has a contrast that nobody gets to read.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );
  const found = await new AxeBuilder({ page })
    // What React Aria has announced: it names a button by its id, which may be gone by then.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** More stops than any page has on the way. */
const STOPS_MAX = 100;

/** Reaches something by the Tab key alone, from wherever the focus is. */
export async function tabTo(page: Page, goal: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await goal.waitFor();
  for (let stops = 0; stops < STOPS_MAX; stops += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(goal).toBeFocused();
}

/** How wide the page is: as wide as its window, or it scrolls sideways. */
export const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
