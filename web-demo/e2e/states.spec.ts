import type { Page } from '@playwright/test';
import { heading, open, signedInAs, STAFF, violations } from './support.ts';
import { people, personRow, toast } from './people.ts';
import { expect, test } from './watched.ts';

/** Of a company about which no other test writes. */
const ADMIN = 'diego.molina';
const OFFLINE = 'You are offline. Try again once you are connected.';

const main = (page: Page) => page.getByRole('main');
const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' });
const update = async (page: Page): Promise<void> => {
  await bar(page).getByRole('button', { name: 'Review' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Update' }).click();
};

async function lost(page: Page, path: string | RegExp): Promise<void> {
  await page.route(path, (route) => route.fulfill({ status: 503, body: 'lost' }));
}

test('without a connection the list stays, and what is done says that it was not sent', async ({ page, context, seen }) => {
  seen.expected.push(/ERR_INTERNET_DISCONNECTED/);
  await open(page, ADMIN, '/users');
  await personRow(page, 'Raúl Ibarra').getByRole('button', { name: 'Suspend Raúl Ibarra' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Test');
  await context.setOffline(true);
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await expect(main(page)).toContainText('You are offline. Answers still come; sending waits.');
  await expect(main(page).getByRole('alert')).toContainText('Raúl Ibarra was not suspended');
  await expect(main(page).getByRole('alert')).toContainText(OFFLINE);
  await expect(people(page)).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(main(page).getByRole('alert').filter({ hasText: OFFLINE })).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
  await context.setOffline(false);
  await expect(personRow(page, 'Raúl Ibarra')).toContainText('Active');
});

test('without a connection an edit is kept, and is sent once there is one', async ({ page, context, seen }) => {
  seen.expected.push(/ERR_INTERNET_DISCONNECTED/);
  await open(page, ADMIN, '/users/raul.ibarra/details');
  await main(page).getByRole('button', { name: 'Edit Details' }).click();
  await main(page).getByRole('textbox', { name: 'Middle name' }).fill('Edward');
  await main(page).getByRole('button', { name: 'Keep' }).click();
  await context.setOffline(true);
  await update(page);
  await expect(main(page).getByRole('alert')).toContainText(OFFLINE);
  await expect(bar(page)).toContainText('1 unsaved change');
  expect(await violations(page)).toEqual([]);
  await context.setOffline(false);
  await update(page);
  await expect(toast(page)).toContainText('is updated');
  await expect(bar(page)).toHaveCount(0);
});

test('access that somebody else has changed meanwhile: both differences, and one’s own on top', async ({ page, seen }) => {
  seen.expected.push(/status of 412/);
  await open(page, ADMIN, '/users/oscar.pineda/access');
  const company = main(page).getByRole('region', { name: /Naviera Portazul/ });
  await main(page).getByRole('button', { name: 'Edit Access and role' }).click();
  await company.getByRole('switch', { name: 'Add new accounts automatically' }).press('Space');
  await main(page).getByRole('button', { name: 'Keep' }).click();
  await takeAnAccount(page, 'oscar.pineda');
  await update(page);
  const stale = main(page).getByRole('alert');
  await expect(stale).toContainText('Your change is kept.');
  await expect(stale).toContainText('new accounts are');
  await expect(stale).toContainText(/accounts? \(before: /);
  expect(await violations(page)).toEqual([]);
  await stale.getByRole('button', { name: 'Take theirs' }).click();
  await expect(bar(page)).toHaveCount(0);
});

/** The bank takes away the last account that somebody has somewhere. */
async function takeAnAccount(page: Page, user: string): Promise<void> {
  const known = await page.request.get(`/v1/users/${user}/access`, { headers: STAFF });
  const { customers } = (await known.json()) as { customers: { customer: string; roles: string[]; accounts: string[]; automaticAccess: boolean }[] };
  const fewer = customers.map(({ customer, roles, accounts, automaticAccess }) => ({ customer, roles, automaticAccess, accounts: accounts.slice(0, -1) }));
  const headers = { ...STAFF, 'If-Match': known.headers()['etag'] ?? '' };
  const written = await page.request.put(`/v1/users/${user}/access`, { headers, data: { customers: fewer } });
  expect(written.status(), await written.text()).toBe(200);
}

test('what cannot be loaded says that nothing was changed, and is there on the next try', async ({ page, seen }) => {
  seen.expected.push(/status of 503/);
  const cases = [
    { path: '/users/raul.ibarra/details', asked: /[/]v1[/]users[/]raul[.]ibarra$/, there: 'E-mail' },
    { path: '/users/raul.ibarra/permissions', asked: '**/v1/users/raul.ibarra/entitlements', there: 'By feature' },
    { path: '/users/new', asked: '**/v1/user-drafts', there: 'First name' },
    { path: '/me/devices', asked: '**/v1/me/sessions', there: 'This device' },
    { path: '/audit', asked: /[/]v1[/]audit$/, there: 'Result' },
  ];
  await signedInAs(page, ADMIN);
  for (const { path, asked, there } of cases) {
    await lost(page, asked);
    await page.goto(path);
    await expect(main(page), path).toContainText('could not be loaded. Nothing was changed.');
    expect(await violations(page), path).toEqual([]);
    await page.unroute(asked);
    await main(page).getByRole('button', { name: 'Try again' }).click();
    await expect(main(page), path).toContainText(there);
  }
});

test('what is not permitted says which right it needs, and who can give it', async ({ page }) => {
  const cases = [
    { as: 'marta.iglesias', path: '/users/new', right: 'Create users' },
    { as: 'marta.iglesias', path: '/audit', right: 'Read the audit' },
  ];
  for (const { as, path, right } of cases) {
    await open(page, as, path);
    await expect(main(page)).toContainText(`This needs “${right}”.`);
    await expect(main(page)).toContainText('Luis Valdelosa can give it.');
    expect(await violations(page)).toEqual([]);
  }
});

test('where nobody or nothing is there, the page says what to do next', async ({ page, seen }) => {
  seen.expected.push(/status of 404/);
  await signedInAs(page, ADMIN);
  await page.route(/[/]v1[/]users$/, (route) => route.fulfill({ json: { items: [], total: 0, matching: 0 } }));
  await page.goto('/users');
  await expect(main(page)).toContainText('Nobody can act for your companies yet.');
  await expect(main(page).getByRole('status').getByRole('link', { name: 'Create a user' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.unroute(/[/]v1[/]users$/);

  await page.goto('/users/new/none/details');
  await expect(main(page)).toContainText('This draft is finished, was discarded, or has ended.');
  await main(page).getByRole('link', { name: 'Create a user' }).click();
  await expect(heading(page, 'Who is the new user?')).toBeVisible();

  await page.route('**/v1/core-records*', (route) => route.fulfill({ json: { items: [] } }));
  await page.getByRole('option', { name: 'Find in bank records' }).click();
  await expect(main(page)).toContainText('Choose another company, or enter the details yourself.');
  expect(await violations(page)).toEqual([]);
});
