import type { Page } from '@playwright/test';
import { heading, open, setStatus, speaking, violations, widthOf } from './support';
import { expect, test } from './watched';

const records = (page: Page) => page.getByRole('table', { name: 'Audit' });

/** Something that the audit has: a person was suspended and is active again. */
async function somethingHappened(page: Page): Promise<void> {
  await setStatus(page, 'pablo.rey', 'suspended');
  await setStatus(page, 'pablo.rey', 'active');
}

test('who may not read the audit has no such page, and its address says what it needs', async ({ page }) => {
  await open(page, 'ana.torres');
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Audit' })).toHaveCount(0);
  for (const path of ['/audit', '/audit/1']) {
    await open(page, 'ana.torres', path);
    await expect(page.getByRole('main')).toContainText('This needs “Read the audit”.');
    expect(await violations(page)).toEqual([]);
  }
});

test('entries say when, who, what, about whom, where and what came of it; one has the difference', async ({ page }) => {
  await somethingHappened(page);
  await open(page, 'luis.valdelosa');
  await page.getByRole('navigation').getByRole('link', { name: 'Audit' }).click();
  await expect(heading(page, 'Audit')).toBeFocused();
  await expect(records(page).getByRole('columnheader')).toHaveText(['What', 'When', 'Who', 'About', 'Where', 'Result']);
  const entry = records(page).getByRole('row').filter({ hasText: 'Status changed' }).filter({ hasText: 'Pablo Rey' }).first();
  await expect(entry).toContainText('Admin (bank)');
  await expect(entry).toContainText('Bodegas Valdelosa S.L.');
  await expect(entry).toContainText('Done');
  await entry.getByRole('link', { name: 'Status changed' }).click();
  await expect(heading(page, 'Status changed')).toBeFocused();
  const main = page.getByRole('main');
  await expect(main).toContainText('What is different');
  await expect(main).toContainText('suspended');
  await expect(main).toContainText('active');
  expect(await violations(page)).toEqual([]);
  await page.goBack();
  await expect(records(page)).toBeVisible();
});

test('filters are in the address, and what matches nothing says so', async ({ page }) => {
  await somethingHappened(page);
  await open(page, 'luis.valdelosa', '/audit');
  await page.getByRole('searchbox', { name: 'Search by ID' }).fill('pablo.rey');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?]q=pablo[.]rey$/);
  await expect(records(page).getByRole('row').filter({ hasText: 'Status changed' }).first()).toBeVisible();
  await page.getByRole('button', { name: /^What|Everything/ }).click();
  // Only options that can be seen are rendered: typing leads to the one that is meant.
  await page.keyboard.type('Status changed');
  await page.getByRole('option', { name: 'Status changed' }).click();
  await expect(page).toHaveURL(/event=user[.]statusChanged/);
  await expect(records(page)).not.toContainText('Signed in');
  await page.goBack();
  await expect(page).toHaveURL(/[?]q=pablo[.]rey$/);
  await open(page, 'luis.valdelosa', '/audit?q=nobody&event=user.invited&from=2020-01-01&to=2020-01-31');
  await expect(page.getByRole('main')).toContainText('No entry matches “nobody”, Invited, from');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(records(page)).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
});

test('what is shown is exported as a file', async ({ page }) => {
  await open(page, 'luis.valdelosa', '/audit');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  expect((await download).suggestedFilename()).toBe('audit.csv');
  await expect(page.getByRole('alertdialog')).toContainText('The entries are saved as audit.csv.');
});

test('an entry that is not there, or not theirs, does not exist; a list that cannot be loaded is tried again', async ({ page, seen }) => {
  seen.expected.push(/status of (404|422|503)/);
  for (const path of ['/audit/999999999', '/audit/nothing']) {
    await open(page, 'luis.valdelosa', path);
    await expect(page.getByRole('main')).toContainText('This page does not exist, or is not yours to see.');
  }
  await page.route(/[/]v1[/]audit$/, (route) => route.fulfill({ status: 503, body: 'lost' }));
  await open(page, 'luis.valdelosa', '/audit');
  await expect(page.getByRole('main')).toContainText('The list could not be loaded. Nothing was changed.');
  await page.unroute(/[/]v1[/]audit$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(records(page)).toBeVisible();
});

for (const language of ['en', 'es', 'ar'] as const) {
  test(`the audit is accessible on 320 pixels and does not scroll sideways (${language})`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await speaking(page, language);
    await open(page, 'luis.valdelosa', '/audit');
    expect(await widthOf(page)).toBe(320);
    expect(await violations(page)).toEqual([]);
    await page.locator('[id^="entry-"]').first().click();
    await expect(page.getByRole('main').getByRole('definition').first()).toBeVisible();
    expect(await widthOf(page)).toBe(320);
  });
}

test('on a phone the days are two fields, each of which is whole', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, 'luis.valdelosa', '/audit?from=2020-01-01');
  await page.getByRole('button', { name: 'Filters' }).click();
  const dialog = page.getByRole('dialog', { name: 'Filters' });
  await expect(dialog.getByRole('spinbutton', { name: 'year, First day' })).toHaveText('2020');
  await expect(dialog.getByRole('spinbutton', { name: 'year, Last day' })).toBeInViewport();
  expect(await violations(page)).toEqual([]);
});
