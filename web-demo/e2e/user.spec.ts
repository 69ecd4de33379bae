import { readFile } from 'node:fs/promises';
import { expect, test } from './watched.ts';
import { choose, heading, open, signedInAs, STAFF, violations, widthOf } from './support.ts';
import { toast } from './people.ts';

const ADMIN = 'luis.valdelosa';

test('A41 A55 one person: name, e-mail and status above, details with the end of the numbers only', async ({ page }) => {
  await open(page, ADMIN, '/users/elena.robles/details');
  const main = page.getByRole('main');
  await expect(heading(page, 'Elena María Robles')).toBeVisible();
  await expect(main).toContainText('elena.robles@valdelosa.example');
  await expect(main).toContainText('18 August 1978');
  await expect(main).toContainText('•• 5653');
  await expect(main).not.toContainText('842-27-5653');
  expect(await violations(page)).toEqual([]);
});

test('A55 the whole number is shown to who may see it, who is told that this is recorded', async ({ page }) => {
  await open(page, ADMIN, '/users/elena.robles/details');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Show SSN' }).click();
  await expect(main).toContainText('842-27-5653');
  await expect(main).toContainText('That you have seen it is recorded.');
  await main.getByRole('button', { name: 'Hide' }).click();
  await expect(main).not.toContainText('842-27-5653');
});

test('A10 A56 A57 details are edited, kept, reviewed and sent; SSN and user name are not', async ({ page }) => {
  await open(page, ADMIN, '/users/marta.iglesias/details');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Edit Details' }).click();
  await expect(main.getByRole('textbox', { name: 'SSN' })).toHaveCount(0);
  await expect(main.getByRole('textbox', { name: 'User name' })).toHaveCount(0);
  await expect(main).toContainText('SSN and user name can never be changed.');
  expect(await violations(page)).toEqual([]);
  await main.getByRole('textbox', { name: 'Middle name' }).fill('Inés');
  await main.getByRole('button', { name: 'Keep' }).click();
  await expect(main).toContainText('Not sent yet');
  const bar = page.getByRole('region', { name: 'Unsaved changes' });
  await expect(bar).toContainText('1 unsaved change');
  await page.getByRole('tab', { name: 'Access and role' }).click();
  await expect(bar).toContainText('1 unsaved change');
  await bar.getByRole('button', { name: 'Review' }).click();
  const review = page.getByRole('alertdialog');
  await expect(review).toContainText('Middle name: Inés (before: None)');
  await review.getByRole('button', { name: 'Update' }).click();
  await expect(toast(page)).toContainText('is updated');
  await expect(bar).toHaveCount(0);
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(main).toContainText('Inés');
});

test('A56 what is not as it has to be cannot be kept: the field says why, and so does the button', async ({ page }) => {
  await open(page, ADMIN, '/users/marta.iglesias/details');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Edit Details' }).click();
  await main.getByRole('textbox', { name: 'E-mail' }).fill('nuria');
  await main.getByRole('textbox', { name: 'Last name' }).focus();
  await expect(main).toContainText('Please enter an e-mail address with one @');
  await expect(main.getByRole('button', { name: 'Keep' })).toBeDisabled();
  await main.getByRole('button', { name: /^E-mail: / }).click();
  await expect(main.getByRole('textbox', { name: 'E-mail' })).toBeFocused();
});

test('what is kept is not lost by a click: who leaves is asked', async ({ page }) => {
  await open(page, ADMIN, '/users/marta.iglesias/details');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Edit Details' }).click();
  await main.getByRole('textbox', { name: 'Middle name' }).fill('Other');
  await main.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('link', { name: 'All users' }).last().click();
  const asked = page.getByRole('alertdialog');
  await expect(asked).toContainText('Leave without saving 1 change?');
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0);
});

test('an edit that comes second shows both differences, and goes on top or gives way', async ({ page, seen }) => {
  seen.expected.push(/status of 412/);
  await open(page, ADMIN, '/users/pablo.rey/details');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Edit Details' }).click();
  await main.getByRole('textbox', { name: 'Driver’s licence' }).fill('X1234567');
  await main.getByRole('button', { name: 'Keep' }).click();
  const known = await page.request.get('/v1/users/pablo.rey/details', { headers: STAFF });
  const details = (await known.json()) as Record<string, string>;
  const { firstName, lastName, birthDate, email } = details;
  const written = await page.request.put('/v1/users/pablo.rey/details', {
    headers: { ...STAFF, 'If-Match': known.headers()['etag'] ?? '' },
    data: { firstName, lastName, birthDate, email, phone: '+34611555999' },
  });
  expect(written.status()).toBe(200);
  await page.getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: 'Review' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Update' }).click();
  const stale = main.getByRole('alert');
  await expect(stale).toContainText('Your change is kept.');
  await expect(stale).toContainText('Phone: +34611555999');
  await expect(stale).toContainText('Driver’s licence: another number');
  expect(await violations(page)).toEqual([]);
  await stale.getByRole('button', { name: 'Put mine on top' }).click();
  await page.getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: 'Review' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Update' }).click();
  await expect(page.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0);
  await expect(main).toContainText('+34611555999');
  await expect(main).toContainText('•• 4567');
});

test('A57 A59 what a person may do on accounts, beside them, and how much, company by company', async ({ page }) => {
  await open(page, ADMIN, '/users/ana.torres/permissions');
  const main = page.getByRole('main');
  const table = main.getByRole('table', { name: 'By feature' });
  await expect(table.getByRole('row').filter({ hasText: 'Domestic transfers' })).toContainText('All');
  await expect(main).toContainText('Operating account •• 5239');
  expect(await violations(page)).toEqual([]);
  await choose(page, /Company/, 'Viñedos Valdelosa S.A.T.');
  await expect(page).toHaveURL(/company=vinedos-valdelosa/);
  await page.getByRole('tab', { name: 'Limits' }).click();
  await expect(page).toHaveURL(/limits[?]company=vinedos-valdelosa/);
  await expect(main).toContainText('Applies to future payments.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Other permissions' }).click();
  await expect(main).toContainText('Reports');
});

test('A43 what somebody may do today is saved as the service certifies it', async ({ page }) => {
  await open(page, ADMIN, '/users/ana.torres/permissions');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save certificate' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('certificate-ana.torres.json');
  const certificate = JSON.parse(await readFile(await file.path(), 'utf8')) as { name: string; customers: { name: string }[] };
  expect(certificate.name).toBe('Ana Torres');
  expect(certificate.customers.map(({ name }) => name)).toContain('Bodegas Valdelosa S.L.');
  await expect(toast(page)).toContainText('What Ana Torres may do today is saved as certificate-ana.torres.json.');
});

test('A124 A126 on a phone: details and access by contract, then three read-only tabs, accounts first', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, ADMIN, '/users/ana.torres/details');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Details' })).toBeVisible();
  await expect(main.getByRole('region', { name: 'Bodegas Valdelosa S.L.' })).toContainText('Treasurer');
  await expect(main.getByRole('heading', { name: 'Account permissions' })).toBeVisible();
  expect(await widthOf(page)).toBe(320);
  expect(await violations(page)).toEqual([]);
});

test('A43 a person of another company, and one who is none, are both not there', async ({ page, seen }) => {
  seen.expected.push(/status of 404/, /status of 422/);
  await signedInAs(page, ADMIN);
  for (const id of ['carmen.ferrer', 'nobody.here', '%20']) {
    await page.goto(`/users/${id}/details`);
    await expect(page.getByRole('main')).toContainText('This page does not exist, or is not yours to see.');
  }
  expect(await violations(page)).toEqual([]);
});
