import { readFile } from 'node:fs/promises';
import { expect, test } from './watched.ts';
import { choose, heading, open, signedInAs, tabTo, violations, widthOf } from './support.ts';
import { expand, hasStatus, names, people, personRow, search, toast } from './people.ts';

const ADMIN = 'luis.valdelosa';

test('A39 A46 A50 who manages users finds them in the menu: name, role, user name, status and what can be done', async ({ page }) => {
  await open(page, ADMIN);
  await page.getByRole('navigation').getByRole('link', { name: 'All users' }).click();
  await expect(heading(page, 'All users')).toBeFocused();
  await expect(people(page).getByRole('columnheader')).toHaveText(['Name', 'Role', 'User name', 'Status', 'Actions']);
  const ana = personRow(page, 'Ana Torres');
  await expect(ana).toContainText('Treasurer');
  await expect(ana).toContainText('ana.torres');
  await expect(ana).toContainText('Active');
  await expect(ana.getByRole('button', { name: 'Suspend Ana Torres' })).toBeVisible();
  const listed = await names(page);
  expect(listed).toEqual([...listed].sort((one, other) => one.localeCompare(other)));
  // Nobody of another company.
  expect(listed).not.toContain('Carmen Ferrer');
  expect(await violations(page)).toEqual([]);
});

test('A1 A39 A40 who may do nothing with users finds no such page, nor what is on it', async ({ page, seen }) => {
  seen.expected.push(/status of 403/);
  await open(page, 'marta.iglesias');
  await expect(page.getByRole('navigation').getByRole('link', { name: 'All users' })).toHaveCount(0);
  await open(page, 'marta.iglesias', '/users');
  await expect(page.getByRole('main')).toContainText('This needs “View users”.');
  await expect(page.getByRole('link', { name: 'Create a user' })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
});

test('A47 A48 A49 one’s own row is marked, and the mark is nothing that is found', async ({ page }) => {
  await open(page, ADMIN, '/users');
  const own = personRow(page, 'Luis Valdelosa');
  await expect(own).toContainText('You');
  const [shown = ''] = (await names(page)).filter((name) => name.startsWith('Luis'));
  expect(shown.length).toBeLessThanOrEqual(15);
  await search(page).fill('(Me)');
  await expect(page.getByRole('main')).toContainText('Nobody matches “(Me)”.');
});

test('A42 A54 A125 nobody suspends themselves: their own rights are shown and not edited', async ({ page }) => {
  await open(page, ADMIN, '/users');
  await expect(personRow(page, 'Luis Valdelosa').getByRole('button', { name: /Suspend/ })).toHaveCount(0);
  await expand(page, 'Luis Valdelosa');
  await expect(people(page)).toContainText('You cannot suspend yourself.');
  await people(page).getByRole('link', { name: 'View permissions' }).click();
  await expect(heading(page, 'Luis Valdelosa')).toBeFocused();
  await expect(page.getByRole('main')).toContainText('You cannot change your own rights.');
  await expect(page.getByRole('button', { name: /^Edit/ })).toHaveCount(0);
});

test('A51 a search finds parts of a name, a user name, a role and a status', async ({ page }) => {
  await open(page, ADMIN, '/users');
  for (const [typed, found] of [['rres', 'Ana Torres'], ['pablo.r', 'Pablo Rey'], ['treasur', 'Ana Torres'], ['suspend', 'Hugo Pastor']]) {
    await search(page).fill(typed ?? '');
    await expect(page.getByRole('status').filter({ hasText: /^[0-9]+ of [0-9]+ people$/ })).toBeVisible();
    await expect(personRow(page, found ?? '')).toBeVisible();
  }
  await search(page).fill('nobody at all');
  await expect(page.getByRole('main')).toContainText('Nobody matches “nobody at all”.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(personRow(page, 'Ana Torres')).toBeVisible();
});

test('A50 A51 filters, sort, search and the opened row are in the address: Back undoes what was chosen', async ({ page }) => {
  await open(page, ADMIN, '/users');
  await choose(page, /Status/, 'Suspended');
  await expect(page).toHaveURL(/[?]status=suspended$/);
  expect(await names(page)).toEqual(['Hugo Pastor']);
  await choose(page, /Role/, 'Payments clerk');
  await expect(page).toHaveURL(/role=payments-clerk/);
  await page.goBack();
  await page.goBack();
  await expect(personRow(page, 'Ana Torres')).toBeVisible();
  await choose(page, /Sort/, 'Name, Z to A');
  await expect(page).toHaveURL(/sort=-name/);
  // Other tests make people, too: the first and the last tell the order.
  const isFromTheEnd = async (): Promise<boolean> => {
    const shown = await names(page);
    return (shown[0] ?? '').localeCompare(shown.at(-1) ?? '', 'es') > 0;
  };
  await expect.poll(isFromTheEnd).toBe(true);
  await expand(page, 'Nuria Campos');
  await expect(page).toHaveURL(/open=nuria.campos/);
  await page.reload();
  await expect(people(page)).toContainText('nuria.campos@valdelosa.example');
});

test('A38 A41 A52 who sees the people of two contracts narrows the list to one', async ({ page }) => {
  await open(page, 'teresa.vidal', '/users');
  await expect(personRow(page, 'Carmen Ferrer')).toBeVisible();
  await expect(personRow(page, 'Laura Méndez')).toBeVisible();
  await choose(page, /Contract/, /Portazul/);
  await expect(page).toHaveURL(/contract=/);
  await expect(personRow(page, 'Carmen Ferrer')).toBeVisible();
  await expect(personRow(page, 'Laura Méndez')).toHaveCount(0);
  // A41: who may only look finds no button.
  await expect(people(page).getByRole('button', { name: /^(Suspend|Activate|Unlock|Resend)/ })).toHaveCount(0);
  await page.goBack();
  await expect(personRow(page, 'Laura Méndez')).toBeVisible();
});

test('A46 the people that are shown are saved as a file, by whoever sees them', async ({ page }) => {
  await open(page, 'teresa.vidal', '/users?status=locked');
  await expect(personRow(page, 'Fiona')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('users.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toBe('id,userName,name,status,roles,email,phone,lastSignInAt');
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['fiona.grant']);
  await expect(toast(page)).toContainText('The people shown here are saved as users.csv.');
});

test('A53 a row opens where it stands: last sign-in, e-mail, phone, and the way to the user', async ({ page }) => {
  await open(page, ADMIN, '/users');
  await expand(page, 'Irene Sanz');
  const table = people(page);
  await expect(table).toContainText('Last sign-in');
  await expect(table).toContainText('N/A');
  await expect(table).toContainText('irene.sanz@');
  expect(await violations(page)).toEqual([]);
  await table.getByRole('link', { name: 'Manage user' }).click();
  await expect(heading(page, 'Irene Sanz')).toBeFocused();
});

test('A54 A122 suspended with a reason, the consequence before the click; active again with the same credentials', async ({ page, seen }) => {
  seen.expected.push(/status of 403/);
  await open(page, ADMIN, '/users');
  await personRow(page, 'Elena María Rob').getByRole('button', { name: 'Suspend Elena María Robles' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Suspend Elena María Robles?' });
  await expect(dialog).toContainText('Elena María Robles is signed out at once.');
  await expect(dialog).toContainText('transactions above €3,000.00');
  const suspend = dialog.getByRole('button', { name: 'Suspend' });
  await expect(suspend).toBeDisabled();
  await expect(dialog).toContainText('Give a reason.');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('On leave until spring');
  await suspend.click();
  await expect(toast(page)).toContainText('Elena María Robles is suspended.');
  await hasStatus(page, 'Elena María Rob', 'Suspended');

  await personRow(page, 'Elena María Rob').getByRole('button', { name: 'Activate Elena María Robles' }).click();
  const asked = page.getByRole('alertdialog', { name: 'Activate Elena María Robles?' });
  await expect(asked).toContainText('with the same user name and password');
  expect(await violations(page)).toEqual([]);
  await asked.getByRole('button', { name: 'Activate' }).click();
  await hasStatus(page, 'Elena María Rob', 'Active');
});

test('A16 A54 who is new is sent the link again; it voids the earlier one, and can be deactivated', async ({ page }) => {
  await open(page, ADMIN, '/users');
  await personRow(page, 'Irene Sanz').getByRole('button', { name: 'Resend link to Irene Sanz' }).click();
  const asked = page.getByRole('alertdialog', { name: 'Resend the link to Irene Sanz?' });
  await expect(asked).toContainText('The earlier link stops working now.');
  await asked.getByRole('button', { name: 'Resend link' }).click();
  await expect(toast(page)).toContainText('A new link is on its way to Irene Sanz.');
});

test('a confirmation that is cancelled changes nothing, and gives the focus back', async ({ page }) => {
  await open(page, ADMIN, '/users');
  const button = personRow(page, 'Pablo Rey').getByRole('button', { name: 'Suspend Pablo Rey' });
  await button.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(button).toBeFocused();
  await hasStatus(page, 'Pablo Rey', 'Active');
});

test('what the service refuses is said above the list, with the focus', async ({ page, seen }) => {
  seen.expected.push(/status of 409/);
  await open(page, ADMIN, '/users');
  const problem = { type: 'about:blank', title: 'Conflict', status: 409, code: 'last-administrator', detail: 'Somebody must stay who manages users.' };
  await page.route('**/v1/users/pablo.rey/status', (route) =>
    route.request().method() === 'PUT'
      ? route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(problem) })
      : route.continue(),
  );
  await personRow(page, 'Pablo Rey').getByRole('button', { name: 'Suspend Pablo Rey' }).click();
  await page.getByRole('alertdialog').getByRole('textbox', { name: 'Reason' }).fill('Test');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Suspend' }).click();
  const refused = page.getByRole('main').getByRole('alert');
  await expect(refused).toContainText('Pablo Rey was not suspended');
  await expect(refused).toContainText('Somebody must stay who manages users.');
  await expect(refused).toBeFocused();
  expect(await violations(page)).toEqual([]);
});

test('somebody is suspended by the keyboard alone', async ({ page }) => {
  await open(page, ADMIN, '/users');
  await tabTo(page, personRow(page, 'Daniel Ochoa').getByRole('button', { name: 'Suspend Daniel Ochoa' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.type('Tried by keyboard');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Suspend', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await hasStatus(page, 'Daniel Ochoa', 'Suspended');
  await personRow(page, 'Daniel Ochoa').getByRole('button', { name: 'Activate Daniel Ochoa' }).press('Enter');
  await page.keyboard.press('Enter');
  await hasStatus(page, 'Daniel Ochoa', 'Active');
});

test('a list that cannot be loaded says that nothing was changed, and is tried again', async ({ page, seen }) => {
  seen.expected.push(/status of 503/);
  await signedInAs(page, ADMIN);
  await page.route('**/v1/users', (route) => route.fulfill({ status: 503, body: 'lost' }));
  await page.goto('/users');
  await expect(page.getByRole('main')).toContainText('The list could not be loaded. Nothing was changed.');
  expect(await violations(page)).toEqual([]);
  await page.unroute('**/v1/users');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(personRow(page, 'Ana Torres')).toBeVisible();
});

test('A123 on a phone people are cards with role, status and last sign-in; search and filters as on a desk', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, ADMIN, '/users');
  const cards = page.getByRole('list', { name: 'All users' });
  const irene = cards.getByRole('listitem').filter({ hasText: 'Irene Sanz' });
  await expect(irene).toContainText('Payments clerk');
  await expect(irene).toContainText('New');
  await expect(irene).toContainText('Last sign-in');
  await expect(irene).toContainText('N/A');
  expect(await widthOf(page)).toBe(320);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Filters' }).click();
  const dialog = page.getByRole('dialog', { name: 'Filters' });
  expect(await violations(page)).toEqual([]);
  await choose(page, /Status/, 'Suspended');
  await dialog.getByRole('button', { name: 'Show people' }).click();
  await expect(cards.getByRole('listitem')).toHaveCount(1);
  await expect(cards).toContainText('Hugo Pastor');
  await cards.getByRole('button', { name: /^Details of/ }).click();
  await expect(cards).toContainText('E-mail');
  expect(await widthOf(page)).toBe(320);
});
