import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect } from './watched';

/** Opens a page as a person, and waits until it is there. */
export async function open(page: Page, person: string, path = '/'): Promise<void> {
  await page.goto(`${path}${path.includes('?') ? '&' : '?'}as=${person}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
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

/** How wide the page is: as wide as its window, or it scrolls sideways. */
export const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
