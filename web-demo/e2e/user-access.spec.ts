import { expect, test } from './watched.ts';
import { open, violations } from './support.ts';
import { hasStatus, toast } from './people.ts';

const ADMIN = 'luis.valdelosa';
const bar = 'Unsaved changes';

test('A10 A58 A84 another role says what it resets and changes before it is kept; it is sent and derived anew', async ({ page }) => {
  await open(page, ADMIN, '/users/marta.iglesias/access');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Edit Access and role' }).click();
  const company = main.getByRole('region', { name: 'Bodegas Valdelosa S.L.' });
  await company.getByRole('button', { name: /Role/ }).click();
  await page.getByRole('option', { name: 'Viewer' }).click();
  await page.getByRole('option', { name: 'Payments clerk' }).click();
  await page.keyboard.press('Escape');
  await expect(main).toContainText('What this changes');
  await expect(main).toContainText('No longer allowed:');
  expect(await violations(page)).toEqual([]);
  await main.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('region', { name: bar }).getByRole('button', { name: 'Review' }).click();
  const review = page.getByRole('alertdialog');
  await expect(review).toContainText('Bodegas Valdelosa S.L.: Viewer instead of Payments clerk');
  await review.getByRole('button', { name: 'Update' }).click();
  await expect(toast(page)).toContainText('Marta Iglesias is updated.');
  await expect(company).toContainText('Viewer');
});

test('A76 A77 A79 companies with their accounts: X of Y, all at once, new ones automatically', async ({ page }) => {
  await open(page, ADMIN, '/users/daniel.ochoa/access');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Edit Access and role' }).click();
  await expect(main).toContainText('2 of 3 companies selected');
  const bodegas = main.getByRole('region', { name: 'Bodegas Valdelosa S.L.' });
  await expect(bodegas).toContainText('Accounts: 0 of 7');
  await bodegas.getByRole('checkbox', { name: 'Bodegas Valdelosa S.L.' }).press('Space');
  await expect(bodegas).toContainText('Accounts: 7 of 7');
  await expect(main).toContainText('3 of 3 companies selected');
  await expect(main.getByRole('button', { name: 'Keep' })).toBeDisabled();
  await expect(main).toContainText('Still needed: Role at Bodegas Valdelosa S.L.');
  await bodegas.getByRole('switch', { name: 'Add new accounts automatically' }).press('Space');
  await main.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('region', { name: bar })).toHaveCount(0);
});

test('A81 without the last company a person is suspended: confirmed before', async ({ page }) => {
  await open(page, ADMIN, '/users/nuria.campos/access');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Edit Access and role' }).click();
  for (const name of ['Bodegas Valdelosa S.L.', 'Enoturismo Valdelosa S.L.']) {
    await main.getByRole('checkbox', { name }).press('Space');
  }
  await main.getByRole('button', { name: 'Keep' }).click();
  const asked = page.getByRole('alertdialog');
  await expect(asked).toContainText('no company is left: Nuria Campos will be suspended.');
  expect(await violations(page)).toEqual([]);
  await asked.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('region', { name: bar })).toContainText('2 unsaved changes');
  await page.getByRole('region', { name: bar }).getByRole('button', { name: 'Discard' }).click();
  await open(page, ADMIN, '/users');
  await hasStatus(page, 'Nuria Campos', 'Active');
});
