import type { Page } from '@playwright/test';
import { expect, test } from './watched.ts';
import { choose, heading, open, tabTo, violations, widthOf } from './support.ts';
import { ssn, typeDetails, unique } from './newcomer.ts';
import { hasStatus } from './people.ts';

const ADMIN = 'luis.valdelosa';

const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' });

test('A65 A66 A68 A74 A119 A120 A121 a user is created with the defaults of a role, and is new', async ({ page }) => {
  await open(page, ADMIN, '/users');
  await page.getByRole('link', { name: 'Create a user' }).click();
  await expect(heading(page, 'Who is the new user?')).toBeFocused();
  await expect(page.getByRole('main')).toContainText('Create a user, step 1 of 4');
  await expect(goOn(page)).toBeDisabled();
  await expect(page.getByRole('main')).toContainText('Still needed: First name, Last name, E-mail, Phone, SSN and User name.');
  const mark = unique();
  await typeDetails(page, { first: 'Rocío', last: 'Ferrán', userName: `rocio.${mark}` });
  const number = await page.getByRole('textbox', { name: 'SSN' }).inputValue();
  await page.getByRole('textbox', { name: 'Driver’s licence' }).fill('L7140579');
  await expect(page.getByRole('main')).toContainText('Still needed: That the user name is available.');
  await page.getByRole('button', { name: 'Check availability' }).click();
  await expect(page.getByRole('main')).toContainText(`rocio.${mark} is available.`);
  expect(await violations(page)).toEqual([]);
  await goOn(page).click();

  await expect(heading(page, 'Where do the permissions come from?')).toBeFocused();
  await page.getByText('A role, with its default permissions').click();
  expect(await violations(page)).toEqual([]);
  await goOn(page).click();

  await expect(heading(page, 'What may the new user do?')).toBeFocused();
  const company = page.getByRole('region', { name: 'Bodegas Valdelosa S.L.' });
  await company.getByRole('checkbox', { name: 'Bodegas Valdelosa S.L.' }).press('Space');
  await expect(page.getByRole('main')).toContainText('Still needed: Role at Bodegas Valdelosa S.L.');
  await choose(page, /Choose a role/, 'Viewer');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'In short' })).toContainText('Rocío approves nothing.');
  expect(await violations(page)).toEqual([]);
  await goOn(page).click();

  await expect(heading(page, 'Check your answers')).toBeFocused();
  await expect(page.getByRole('main')).toContainText('+34611555412');
  // Of the numbers only the end, which tells one from another.
  await expect(page.getByRole('main')).toContainText(`•• ${number.slice(-4)}`);
  await expect(page.getByRole('main')).not.toContainText(number);
  await expect(page.getByRole('main')).toContainText('•• 0579');
  await expect(page.getByRole('main')).not.toContainText('L7140579');
  await expect(page.getByRole('main')).toContainText('Viewer. Accounts: 7 of 7.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Create user' }).click();

  await expect(heading(page, 'Rocío Ferrán is created.')).toBeFocused();
  await expect(page.getByRole('main')).toContainText(`The link to activate the access went to rocio.${mark}@valdelosa.example.`);
  await expect(page.getByRole('main')).toContainText('New');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'View all users' }).click();
  await hasStatus(page, 'Rocío Ferrán', 'New');
});

test('A73 Back keeps what was said, a refresh loses nothing, Cancel asks and discards', async ({ page, seen }) => {
  seen.expected.push(/status of 404/);
  await open(page, ADMIN, '/users/new');
  const mark = unique();
  await typeDetails(page, { first: 'Lola', last: 'Prats', userName: `lola.${mark}` });
  await page.getByRole('button', { name: 'Check availability' }).click();
  await goOn(page).click();
  await page.getByText('A role, with its default permissions').click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Lola');
  await page.waitForTimeout(1500);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Last name' })).toHaveValue('Prats');
  const address = page.url();
  await page.getByRole('button', { name: 'Cancel' }).click();
  const asked = page.getByRole('alertdialog', { name: 'Discard this draft?' });
  expect(await violations(page)).toEqual([]);
  await asked.getByRole('button', { name: 'Discard' }).click();
  await expect(heading(page, 'All users')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.goto(address);
  await expect(page.getByRole('main')).toContainText('This draft is finished, was discarded, or has ended.');
});

test('A72 permissions are copied from somebody, and can still be changed', async ({ page }) => {
  await open(page, ADMIN, '/users/new');
  const mark = unique();
  await typeDetails(page, { first: 'Celia', last: 'Roig', userName: `celia.${mark}` });
  await page.getByRole('button', { name: 'Check availability' }).click();
  await goOn(page).click();
  await page.getByText('A copy of another user’s permissions and limits').click();
  await expect(goOn(page)).toBeDisabled();
  await page.getByRole('combobox', { name: 'User to copy' }).fill('Nuria');
  await page.getByRole('option', { name: /Nuria Campos/ }).click();
  await goOn(page).click();
  const company = page.getByRole('region', { name: 'Enoturismo Valdelosa S.L.' });
  await expect(company.getByRole('checkbox', { name: 'Enoturismo Valdelosa S.L.' })).toBeChecked();
  await expect(company).toContainText('Payments approver');
  await goOn(page).click();
  await expect(page.getByRole('main')).toContainText('A copy of Nuria');
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(heading(page, 'Celia Roig is created.')).toBeVisible();
});

test('A67 A15 who is there already cannot be created again: the answer stands above, and at the field', async ({ page, seen }) => {
  seen.expected.push(/status of 409/, /status of 422/);
  await open(page, ADMIN, '/users/new');
  const mark = unique();
  await typeDetails(page, { first: 'Otra', last: 'Persona', userName: `otra.${mark}` });
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ana.torres@valdelosa.example');
  await page.getByRole('button', { name: 'Check availability' }).click();
  await goOn(page).click();
  await page.getByText('A role, with its default permissions').click();
  await goOn(page).click();
  await page.getByRole('checkbox', { name: 'Bodegas Valdelosa S.L.' }).press('Space');
  await choose(page, /Choose a role/, 'Viewer');
  await page.keyboard.press('Escape');
  await goOn(page).click();
  await page.getByRole('button', { name: 'Create user' }).click();
  const refused = page.getByRole('main').getByRole('alert');
  await expect(refused).toContainText('Nobody was created');
  expect(await violations(page)).toEqual([]);
});

test('A68 a user name that somebody has is not free', async ({ page }) => {
  await open(page, ADMIN, '/users/new');
  await expect(page.getByRole('button', { name: 'Check availability' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'User name' }).fill('ana.torres');
  await page.getByRole('button', { name: 'Check availability' }).click();
  await expect(page.getByRole('main')).toContainText('This user name is taken. Choose another one.');
});

test('A40 who may not create users finds neither button nor page', async ({ page, seen }) => {
  seen.expected.push(/status of 403/);
  await open(page, 'marta.iglesias', '/users/new');
  await expect(page.getByRole('main')).toContainText('This needs “Create users”.');
  expect(await violations(page)).toEqual([]);
});

test('a user is created by the keyboard alone', async ({ page }) => {
  await open(page, ADMIN, '/users');
  await tabTo(page, page.getByRole('link', { name: 'Create a user' }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Who is the new user?')).toBeFocused();
  const userName = `tecla.${unique()}`;
  const typed: [name: string | RegExp, text: string][] = [
    ['First name', 'Tecla'],
    ['Last name', 'Sola'],
    ['E-mail', `${userName}@valdelosa.example`],
    [/^Phone/, '611555412'],
    ['SSN', ssn()],
    ['User name', userName],
  ];
  for (const [name, text] of typed) {
    await tabTo(page, page.getByRole('textbox', { name }));
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Check availability' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(goOn(page)).toBeEnabled();
  await tabTo(page, goOn(page));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Where do the permissions come from?')).toBeFocused();
  await tabTo(page, page.getByRole('radio', { name: 'A role, with its default permissions' }));
  await page.keyboard.press('Space');
  await tabTo(page, goOn(page));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'What may the new user do?')).toBeFocused();
  const company = page.getByRole('region', { name: 'Bodegas Valdelosa S.L.' });
  await tabTo(page, company.getByRole('checkbox', { name: 'Bodegas Valdelosa S.L.' }));
  await page.keyboard.press('Space');
  await tabTo(page, company.getByRole('button', { name: /Role/ }));
  await page.keyboard.press('Enter');
  await page.keyboard.type('Viewer');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await tabTo(page, goOn(page));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Check your answers')).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Create user' }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Tecla Sola is created.')).toBeFocused();
});

test('on a phone a user is created as well: nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, ADMIN, '/users/new');
  expect(await widthOf(page)).toBe(320);
  expect(await violations(page)).toEqual([]);
});

test('A69 A70 A71 somebody is found in the bank’s records; who cannot be chosen is there with the reason', async ({ page }) => {
  await open(page, ADMIN, '/users/new');
  await page.getByRole('option', { name: 'Find in bank records' }).click();
  const records = page.getByRole('radiogroup', { name: 'Find in bank records' });
  await expect(records.getByRole('radio').first()).toBeVisible();
  await expect(page.getByRole('main')).toContainText('The record has neither e-mail nor phone');
  await expect(page.getByRole('main')).toContainText('Still needed: A bank record.');
  expect(await records.getByRole('radio', { disabled: true }).count()).toBeGreaterThan(0);
  expect(await violations(page)).toEqual([]);
  // What the bank knows is not asked again.
  await page.getByText('Gonzalo Arce').click();
  await expect(page.getByRole('textbox', { name: 'User name' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'SSN' })).toHaveCount(0);
  const mark = unique();
  await page.getByRole('textbox', { name: 'User name' }).fill(`gonzalo.${mark}`);
  await page.getByRole('button', { name: 'Check availability' }).click();
  await expect(goOn(page)).toBeEnabled();
});

