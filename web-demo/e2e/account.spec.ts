import type { Page } from '@playwright/test';
import { activatedAs, heading, open, PASSWORD, speaking, violations, widthOf } from './support';
import { expect, test } from './watched';

const TABS = ['details', 'rights', 'devices', 'password'] as const;

const menu = async (page: Page, name: RegExp): Promise<void> => page.getByRole('button', { name }).click();

test('A4: everybody has an account of their own, and its tabs are addresses', async ({ page }) => {
  await open(page, 'ana.torres');
  await menu(page, /^Ana Torres/);
  await page.getByRole('menuitem', { name: 'My account' }).click();
  await expect(heading(page, 'My account')).toBeFocused();
  expect(new URL(page.url()).pathname).toBe('/me/details');
  const details = page.getByRole('region', { name: 'Your details' });
  await expect(details).toContainText('Ana Torres');
  await expect(details).toContainText('Bodegas Valdelosa S.L.');
  await expect(details).toContainText('Treasurer');
  await expect(details.getByRole('textbox')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Devices' }).click();
  await expect(page).toHaveURL(/[/]me[/]devices$/);
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Details' })).toHaveAttribute('aria-selected', 'true');
});

test('A42: one’s own rights are there to be read, by company and feature, and nowhere to be changed', async ({ page }) => {
  await open(page, 'ana.torres', '/me/rights');
  const rights = page.getByRole('region', { name: 'Your rights' });
  await expect(rights).toContainText('You cannot change your own rights.');
  const table = rights.getByRole('table', { name: 'Bodegas Valdelosa S.L.' });
  const transfers = table.getByRole('row').filter({ hasText: 'Domestic transfers' });
  await expect(transfers).toContainText('View, Create, Edit and Delete on 4 of 7 accounts');
  await expect(transfers).not.toContainText('Approve');
  for (const role of ['checkbox', 'switch', 'combobox', 'radio'] as const) {
    await expect(rights.getByRole(role)).toHaveCount(0);
  }
  await expect(rights.getByRole('button')).toHaveCount(0);
  await rights.getByRole('searchbox').fill('loan');
  await expect(rights.getByRole('row').filter({ hasText: 'Domestic transfers' })).toHaveCount(0);
  await expect(rights).toContainText('Loans');
  await rights.getByRole('searchbox').fill('zzz');
  await expect(rights).toContainText('No right matches “zzz”.');
});

test('who is signed in elsewhere sees it, ends it there, and everywhere', async ({ page, browser, baseURL, seen }) => {
  seen.expected.push(/status of 401/);
  await activatedAs(page, 'miguel.benavent');
  await open(page, 'miguel.benavent', '/me/devices');
  await page.getByRole('button', { name: 'Sign out everywhere' }).waitFor();
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await context.newPage();
  await open(other, 'miguel.benavent');
  await page.reload();
  const devices = page.getByRole('list', { name: 'Where you are signed in' });
  await expect(devices.getByRole('listitem').filter({ hasText: 'This device' })).toHaveCount(1);
  await expect(devices.getByRole('listitem').filter({ hasText: 'This device' }).getByRole('button')).toHaveCount(0);
  const before = await devices.getByRole('listitem').count();
  await devices.getByRole('button', { name: 'Sign out: Chrome, Linux' }).first().click();
  await expect(page.getByRole('alertdialog')).toContainText('Signed out there.');
  await expect(devices.getByRole('listitem')).toHaveCount(before - 1);

  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Sign out everywhere?' });
  await expect(dialog).toContainText('You are signed out on every device, here as well');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(devices).toBeVisible();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await other.reload();
  await expect(heading(other, 'Sign in')).toBeVisible();
  await context.close();
});

test('one’s own password is changed with the one before, and the rules of the package', async ({ page, seen }) => {
  seen.expected.push(/status of 422/);
  await activatedAs(page, 'clara.nieto');
  await open(page, 'clara.nieto', '/me/password');
  const change = page.getByRole('button', { name: 'Change password' });
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByLabel('New password').fill('clara.nieto is my name');
  await expect(change).toBeDisabled();
  await expect(page.getByRole('list', { name: 'Rules for the password' })).toContainText('not met yet');
  await page.getByLabel('New password').fill(PASSWORD);
  await change.click();
  await expect(page.getByRole('alert')).toHaveText('This is the password that you have. Choose another one.');
  await page.getByLabel('New password').fill('four words of my own');
  await change.click();
  await expect(page.getByRole('alertdialog')).toContainText('Your password is changed. Everywhere else you are signed out.');
  await expect(page.getByLabel('Current password')).toHaveValue('');
});

test('a tab that is none does not exist', async ({ page }) => {
  await open(page, 'ana.torres', '/me/nothing');
  await expect(page.getByRole('main')).toContainText('This page does not exist, or is not yours to see.');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no tab of My account is inaccessible in the ${colorScheme} scheme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const tab of TABS) {
      await open(page, 'pablo.rey', `/me/${tab}`);
      expect(await violations(page)).toEqual([]);
    }
  });
}

for (const language of ['en', 'es', 'ar'] as const) {
  test(`no tab of My account scrolls sideways on 320 pixels (${language})`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await speaking(page, language);
    for (const tab of TABS) {
      await open(page, 'pablo.rey', `/me/${tab}`);
      expect(await widthOf(page)).toBe(320);
      expect(await violations(page)).toEqual([]);
    }
  });
}
