import type { Locator, Page } from '@playwright/test';
import { expect } from './watched.ts';

export const people = (page: Page): Locator => page.getByRole('table', { name: 'All users' });
export const personRow = (page: Page, name: string): Locator =>
  people(page).getByRole('row').filter({ has: page.getByRole('rowheader').filter({ hasText: name }) });
/** As they are seen: the rest of a long one is heard. */
export const names = (page: Page): Promise<string[]> =>
  people(page)
    .getByRole('rowheader')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.querySelector('bdi')?.firstChild?.textContent ?? ''));
export const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search people' });
export const toast = (page: Page): Locator => page.getByRole('region', { name: /notification/i });

/** Opens the details of somebody in the list. */
export async function expand(page: Page, name: string): Promise<void> {
  await people(page).getByRole('button', { name: `Details of ${name}` }).click();
}

/** That somebody stands in the list like this. */
export async function hasStatus(page: Page, name: string, status: string): Promise<void> {
  await expect(personRow(page, name)).toContainText(status);
}
