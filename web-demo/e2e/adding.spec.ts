import type { Page } from '@playwright/test';
import { expect, test } from './watched.ts';
import { choose, heading, open, openBlank, signedInAs, speaking, violations, widthOf } from './support.ts';
import { unique } from './newcomer.ts';
import { expand, hasStatus, search } from './people.ts';

const ADMIN = 'luis.valdelosa';
const HEADER = 'firstName,lastName,email,phone,ssn,userName,customer,roles,accounts';

/** A row of a file, of somebody whom there is not yet. */
function row(first: string, last: string, mark: string, index: number, email = `${first}.${mark}@valdelosa.example`): string {
  const ssn = `51${3 + (index % 6)}${10 + (Date.now() % 89)}${1000 + ((Date.now() + index * 37) % 8999)}`;
  return [first, last, email, `+3461155${6000 + index}`, ssn, `${first}.${mark}`, 'bodegas-valdelosa', 'viewer', ''].join(',');
}

async function chooseFile(page: Page, name: string, lines: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
}

/** Makes a user of the first bank, by the service. */
async function created(page: Page, first: string, last: string): Promise<string> {
  const mark = unique();
  const headers = { 'X-Demo-Principal': `user/harbour/${ADMIN}`, 'Idempotency-Key': mark };
  const data = { lines: [HEADER, row(first, last, mark, 40)] };
  const response = await page.request.post('/v1/users/import', { headers, data });
  const { items } = (await response.json()) as { items: { user?: string }[] };
  return items[0]?.user ?? '';
}

test('users come out of a file: tried first, with a result for each row, then created', async ({ page }) => {
  await open(page, ADMIN, '/users');
  await page.getByRole('link', { name: 'Import users' }).click();
  await expect(heading(page, 'Import users')).toBeFocused();
  expect(await violations(page)).toEqual([]);
  const mark = unique();
  const names = ['Aitana', 'Biel', 'Carla', 'Dario', 'Elsa', 'Fermin', 'Greta', 'Hector', 'Ines', 'Joel', 'Katia'];
  const rows = names.map((name, index) => row(name, 'Vallbona', mark, index));
  await chooseFile(page, 'staff.csv', [HEADER, ...rows, row('Lara', 'Vallbona', mark, 20, 'no address')]);
  const main = page.getByRole('main');
  await expect(main).toContainText('11 users can be created, 1 row needs attention.');
  await expect(main.getByRole('progressbar', { name: 'Trying staff.csv' })).toHaveAttribute('aria-valuetext', '12 of 12 rows');
  await main.getByRole('radio', { name: 'Problems (1)' }).click();
  await expect(main.getByRole('table', { name: 'Import users' }).getByRole('row')).toHaveCount(2);
  await expect(main.getByRole('table', { name: 'Import users' })).toContainText('E-mail:');
  await expect(main).not.toContainText('email-');
  expect(await violations(page)).toEqual([]);
  await main.getByRole('radio', { name: 'All (12)' }).click();
  await main.getByRole('button', { name: 'Create 11 users' }).click();
  await expect(main).toContainText('11 users created, 1 row needs attention.', { timeout: 45_000 });
  await expect(main.getByRole('row', { name: /Aitana Vallbona/ })).toContainText(/Created, reference HA-\d{7}/);
  expect(await violations(page)).toEqual([]);
  await main.getByRole('link', { name: 'View all users' }).click();
  await search(page).fill('Vallbona');
  await hasStatus(page, 'Katia Vallbona', 'New');
});

test('a file that is none is refused as a whole, in words', async ({ page, seen }) => {
  seen.expected.push(/status of 422/);
  await open(page, ADMIN, '/users/import');
  await chooseFile(page, 'wrong.csv', ['firstName,shoeSize', 'Ana,39']);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('This file cannot be imported. Nothing was sent.');
  await expect(alert).toContainText('The first line has a column that is none, or one twice.');
  await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
});

test('who may create no users imports none, and is told whom to ask', async ({ page }) => {
  await open(page, 'marta.iglesias', '/users/import');
  await expect(page.getByRole('button', { name: 'Choose a file' })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
});

test('A60 A61 A62 A63 A64 a user is added to another entity, and then is there already', async ({ page }) => {
  await openBlank(page);
  const user = await created(page, 'Noa', 'Ferrer');
  await open(page, ADMIN, '/users?q=Noa%20Ferrer');
  await expand(page, 'Noa Ferrer');
  await page.getByRole('link', { name: 'Add to another entity' }).click();
  await expect(heading(page, 'Add Noa Ferrer to another entity')).toBeFocused();
  const main = page.getByRole('main');
  await expect(main).toContainText('Still needed: An entity');
  // A63: name and birth date are typed; the rest is shown.
  await expect(main.getByRole('textbox', { name: 'First name' })).toHaveValue('Noa');
  await expect(main.getByRole('textbox', { name: 'E-mail' })).toHaveCount(0);
  await expect(main.getByRole('textbox', { name: 'SSN' })).toHaveCount(0);
  await choose(page, /Entity/, 'Harbour Leasing');
  await main.getByRole('textbox', { name: 'Last name' }).fill('Ferrer Ruiz');
  await main.getByRole('checkbox', { name: 'Valdelosa Maquinaria S.L.' }).press('Space');
  await choose(page, /Choose a role/, 'Viewer');
  await page.keyboard.press('Escape');
  await choose(page, /Signatory group/, 'maquinaria');
  expect(await violations(page)).toEqual([]);
  await main.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Check before adding' })).toBeFocused();
  await expect(main).toContainText('Noa Ferrer Ruiz');
  await expect(main).toContainText('maquinaria');
  expect(await violations(page)).toEqual([]);
  await main.getByRole('button', { name: 'Add user' }).click();
  await expect(main).toContainText('Noa Ferrer Ruiz is a user of Harbour Leasing');
  expect(await violations(page)).toEqual([]);
  // A62: from then on it cannot be chosen.
  await page.goto(`/users/${user}/add`);
  await page.getByRole('button', { name: /Entity/ }).click();
  const option = page.getByRole('option', { name: /Harbour Leasing/ });
  await expect(option).toHaveAttribute('aria-disabled', 'true');
  await expect(option).toContainText('Is a user there already.');
});

test('A60 who has access to one entity only finds no way to add anybody to another', async ({ page }) => {
  await open(page, 'diego.molina', '/users');
  await expand(page, 'Carmen Ferrer');
  await expect(page.getByRole('link', { name: 'Manage user' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Add to another entity' })).toHaveCount(0);
  await open(page, 'diego.molina', '/users/carmen.ferrer/add');
  await expect(page.getByRole('main')).toContainText('You act in one entity only');
  await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Add to another entity' })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
});

test('import and another entity fit a phone, and read from the right', async ({ page }) => {
  await openBlank(page);
  const user = await created(page, 'Iria', 'Souto');
  await speaking(page, 'ar');
  await page.setViewportSize({ width: 320, height: 700 });
  await signedInAs(page, ADMIN);
  for (const path of ['/users/import', `/users/${user}/add`]) {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await widthOf(page)).toBe(320);
    expect(await violations(page)).toEqual([]);
  }
});

test('A132 news of the bank is a card on Home until it is closed, in each language', async ({ page }) => {
  const texts = {
    en: ['Find out more', 'Close “Instant transfers at any hour”'],
    es: ['Más información', 'Cerrar «Instant transfers at any hour»'],
    ar: ['معرفة المزيد', /^إغلاق .*Instant transfers at any hour/],
  } as const;
  for (const [language, [more, close]] of Object.entries(texts)) {
    await page.addInitScript((code) => localStorage.setItem('language', code), language);
    await open(page, 'ana.torres');
    const news = page.getByRole('region', { name: 'Instant transfers at any hour' });
    await expect(news).toContainText('also at night and on Sundays');
    await expect(news.getByRole('link')).toHaveText(more);
    await expect(news.getByRole('button', { name: close })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  }
  const news = page.getByRole('region', { name: 'Instant transfers at any hour' });
  await news.getByRole('button').click();
  await expect(news).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(news).toHaveCount(0);
  // Somebody else at the same computer has not closed it.
  await open(page, 'pablo.rey');
  await expect(page.getByRole('region', { name: 'Instant transfers at any hour' })).toBeVisible();
});

test('A128 who is known to the bank enrols, and reads the same as anybody else', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Enrol for your company' }).click();
  await expect(heading(page, 'Enrol for your company')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ask for access' }).click();
  await expect(page.getByRole('textbox', { name: 'Company' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  const enrol = async (lastName: string): Promise<void> => {
    await page.goto('/enrol');
    await page.getByRole('textbox', { name: 'Company' }).fill('talleres-ondarrieta');
    await page.getByRole('textbox', { name: 'Last name' }).fill(lastName);
    const date = page.getByRole('group', { name: 'Birth date' });
    for (const [part, digits] of [['day', '12'], ['month', '09'], ['year', '1977']] as const) {
      await date.getByRole('spinbutton', { name: new RegExp(part) }).click();
      await page.keyboard.type(digits);
    }
    await page.getByRole('textbox', { name: 'SSN' }).fill('536264016');
    await page.getByRole('textbox', { name: 'User name' }).fill('gorka.mendieta');
    await page.getByRole('button', { name: 'Ask for access' }).click();
    await expect(page.getByRole('main')).toContainText('If the bank knows you by these details, an invitation is on its way.');
  };
  const recipients = async (): Promise<string[]> => {
    const mailbox = await page.request.get('/v1/demo/mailbox');
    const { messages } = (await mailbox.json()) as { messages: { recipient: string }[] };
    return messages.map(({ recipient }) => recipient).filter((to) => to === 'gorka.mendieta@ondarrieta.example');
  };
  await enrol('Mendiola');
  expect(await recipients()).toEqual([]);
  await enrol('Mendieta');
  expect(await violations(page)).toEqual([]);
  expect(await recipients()).toHaveLength(1);
  await open(page, 'amaia.ondarrieta', '/users?q=gorka');
  await hasStatus(page, 'Gorka Mendieta', 'New');
});
