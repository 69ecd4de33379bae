import type { Locator, Page } from '@playwright/test';
import { expect, test } from './watched.ts';
import { choose, heading, open, openBlank, PASSWORD, STAFF, violations, widthOf } from './support.ts';
import { expand, hasStatus, toast } from './people.ts';

// Lines of the checklist that people see, and that no other test shows as a whole.

const ADMIN = 'luis.valdelosa';
const COMPANY = 'Bodegas Valdelosa S.L.';
const goOn = (page: Page): Locator => page.getByRole('button', { name: 'Continue' });
const main = (page: Page): Locator => page.getByRole('main');

/** Letters that nobody else is named by. */
function mark(): string {
  const digits = Date.now().toString().slice(-6);
  return [...digits].map((digit) => 'bcdfghjklm'[Number(digit)]).join('');
}

function ssn(): string {
  const now = Date.now();
  return `513${10 + (now % 90)}${1000 + (Math.floor(now / 90) % 9000)}`;
}

interface Newcomer {
  id: string;
  name: string;
  userName: string;
}

/** A new user of a company, created by the bank. */
async function newcomer(page: Page): Promise<Newcomer> {
  const name = mark();
  const userName = `eva.${name}`;
  const last = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const data = {
    source: 'manual',
    details: { firstName: 'Eva', lastName: last, email: `${userName}@mail.example`, phone: '+34611555777', ssn: ssn(), userName },
    customers: [{ customer: 'bodegas-valdelosa', roles: ['viewer'] }],
  };
  const made = await page.request.post('/v1/users', { headers: { ...STAFF, 'Idempotency-Key': userName }, data });
  expect(made.status()).toBe(201);
  const { user } = (await made.json()) as { user: string };
  return { id: user, name: `Eva ${last}`, userName };
}

interface Mail {
  user: string;
  recipient: string;
  link?: string;
}

/** The first message that is like this. */
async function mailOf(page: Page, isMeant: (mail: Mail) => boolean): Promise<Mail> {
  const mailbox = await page.request.get('/v1/demo/mailbox');
  const { messages } = (await mailbox.json()) as { messages: Mail[] };
  const found = messages.find(isMeant);
  if (found === undefined) throw new Error('no such message');
  return found;
}

/** Sets what the bank wants of its people, for one test. */
async function setting(page: Page, path: string, data: object): Promise<void> {
  const set = await page.request.put(path, { headers: { ...STAFF, 'If-Match': '*' }, data });
  expect(set.status()).toBe(200);
}

/** Goes through the details of a new user, and to what they may do. */
async function toAccess(page: Page, number = ssn()): Promise<string> {
  const userName = `eva.${mark()}`;
  await open(page, ADMIN, '/users/new');
  await page.getByRole('textbox', { name: 'First name' }).fill('Eva');
  await page.getByRole('textbox', { name: 'Last name' }).fill('Prueba');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`${userName}@mail.example`);
  await page.getByRole('textbox', { name: /^Phone/ }).fill('611 55 57 78');
  await page.getByRole('textbox', { name: 'SSN' }).fill(number);
  await page.getByRole('textbox', { name: 'User name' }).fill(userName);
  await page.getByRole('button', { name: 'Check availability' }).click();
  await goOn(page).click();
  await page.getByText('A role, with its default permissions').click();
  await goOn(page).click();
  await expect(heading(page, 'What may the new user do?')).toBeFocused();
  return userName;
}

const company = (page: Page): Locator => page.getByRole('region', { name: COMPANY });

test('A2 several roles at once: all of them are given, and all of them are shown', async ({ page }) => {
  await open(page, 'diego.molina', '/users/teresa.vidal/access');
  await expect(main(page)).toContainText('Accountant and Auditor');
  await toAccess(page);
  await company(page).getByRole('checkbox', { name: COMPANY }).press('Space');
  await page.getByRole('button', { name: /Choose a role/ }).click();
  for (const role of ['Viewer', 'Accountant']) await page.getByRole('option', { name: role }).click();
  await page.keyboard.press('Escape');
  await goOn(page).click();
  await expect(main(page)).toContainText('Viewer and Accountant. Accounts: 7 of 7.');
});

test('A66 the country of a phone number is chosen from a list, and Continue waits until all is there', async ({ page }) => {
  await open(page, ADMIN, '/users/new');
  await expect(goOn(page)).toBeDisabled();
  const country = page.getByRole('combobox', { name: 'Country of the phone number' });
  await country.fill('United King');
  await page.getByRole('option', { name: /United Kingdom/ }).click();
  await page.getByRole('textbox', { name: /^Phone/ }).fill('20 7183 8750');
  await expect(main(page)).toContainText('Still needed: First name, Last name, E-mail, SSN and User name.');
  await page.waitForTimeout(1500);
  await page.reload();
  await expect(country).toHaveValue(/United Kingdom/);
  await expect(page.getByRole('textbox', { name: /^Phone/ })).toHaveValue(/20 ?7183 ?8750/);
  await expect(goOn(page)).toBeDisabled();
});

test('A67 one person has one user in a contract: a number that is known creates nobody', async ({ page, seen }) => {
  seen.expected.push(/status of 409/);
  await toAccess(page, '840463133');
  await company(page).getByRole('checkbox', { name: COMPANY }).press('Space');
  await choose(page, /Choose a role/, 'Viewer');
  await page.keyboard.press('Escape');
  await goOn(page).click();
  await page.getByRole('button', { name: 'Create user' }).click();
  const refused = main(page).getByRole('alert');
  await expect(refused).toContainText('Nobody was created');
  await expect(refused).toContainText('social security number');
  await expect(refused).not.toContainText('Nuria');
});

test('A75 A78 A80 every company takes a role and an account, and what is not ticked is not given', async ({ page }) => {
  const userName = await toAccess(page);
  await company(page).getByRole('checkbox', { name: COMPANY }).press('Space');
  await expect(main(page)).toContainText(`Still needed: Role at ${COMPANY}`);
  await expect(goOn(page)).toBeDisabled();
  await choose(page, /Choose a role/, 'Viewer');
  await page.keyboard.press('Escape');
  await company(page).getByRole('button', { name: 'Accounts: 7 of 7' }).click();
  await company(page).getByRole('checkbox', { name: 'All 7 accounts' }).press('Space');
  await expect(main(page)).toContainText('Still needed: An account');
  await expect(goOn(page)).toBeDisabled();
  await company(page).getByRole('checkbox', { name: /Operating account/ }).press('Space');
  await expect(company(page)).toContainText('Accounts: 1 of 7');
  await goOn(page).click();
  await expect(main(page)).toContainText('Viewer. Accounts: 1 of 7.');
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(heading(page, 'Eva Prueba is created.')).toBeFocused();

  const { link = '', user: made } = await mailOf(page, ({ recipient }) => recipient === `${userName}@mail.example`);
  const token = new URLSearchParams(link.split('#')[1]).get('token');
  expect((await page.request.post('/v1/activation', { data: { token, password: PASSWORD } })).status()).toBe(204);
  await open(page, made, '/me/rights');
  await expect(page.getByRole('region', { name: 'Your rights' })).toContainText('1 of 7 accounts');
  await open(page, made);
  await expect(main(page)).toContainText('Operating account');
  await expect(main(page)).not.toContainText('Payroll');
});

test('A120 the page of success has the number, and each way on: view, edit, another, all, a custom role', async ({ page }) => {
  await toAccess(page);
  await company(page).getByRole('checkbox', { name: COMPANY }).press('Space');
  await choose(page, /Choose a role/, 'Viewer');
  await page.keyboard.press('Escape');
  await goOn(page).click();
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(heading(page, 'Eva Prueba is created.')).toBeFocused();
  await expect(main(page)).toContainText(/HA-[0-9]{7}/);
  const address = async (name: string): Promise<string> => (await main(page).getByRole('link', { name, exact: true }).getAttribute('href')) ?? '';
  expect(await address('View user')).toMatch(/[/]users[/][^/]+[/]permissions$/);
  expect(await address('Edit')).toMatch(/[/]users[/][^/]+[/]details$/);
  expect(await address('Create another')).toBe('/users/new');
  expect(await address('View all users')).toBe('/users');
  await main(page).getByRole('button', { name: 'Create custom role' }).click();
  const dialog = page.getByRole('dialog');
  const title = `Shift${mark()}`;
  await dialog.getByRole('textbox', { name: 'Name of the role' }).fill(title);
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await expect(toast(page)).toContainText(`The role ${title} can be copied from now on.`);

  // A72: the custom role is there for the next one.
  await main(page).getByRole('link', { name: 'Create another' }).click();
  await expect(heading(page, 'Who is the new user?')).toBeVisible();
  const options = await page.request.get('/v1/custom-roles?contract=contract-valdelosa', { headers: STAFF });
  expect(await options.text()).toContain(title);
});

test('A17 an invitation is deactivated, which is confirmed, and its link leads nowhere', async ({ page, seen }) => {
  seen.expected.push(/status of 404/);
  const { id, name, userName } = await newcomer(page);
  const link = (await mailOf(page, ({ user }) => user === id)).link ?? '';
  await open(page, ADMIN, `/users?q=${userName}`);
  await hasStatus(page, name.slice(0, 15), 'New');
  await expand(page, name);
  await page.getByRole('button', { name: 'Deactivate link' }).click();
  const asked = page.getByRole('alertdialog', { name: `Deactivate the link of ${name}?` });
  await expect(asked).toContainText('The link stops working now.');
  expect(await violations(page)).toEqual([]);
  await asked.getByRole('button', { name: 'Deactivate link' }).click();
  await expect(toast(page)).toContainText(`The link of ${name} no longer works.`);
  await openBlank(page);
  await page.goto(link);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This link no longer works.');
});

test('A18 A122 A125 on a phone somebody is suspended and active again, each confirmed and said; oneself is not', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, 'amaia.ondarrieta', '/users');
  const card = page.getByRole('list', { name: 'All users' }).getByRole('listitem').filter({ hasText: 'Iker Lasa' });
  await card.getByRole('button', { name: 'Suspend Iker Lasa' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Suspend Iker Lasa?' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('On a phone');
  expect(await violations(page)).toEqual([]);
  expect(await widthOf(page)).toBe(320);
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await expect(toast(page)).toContainText('Iker Lasa is suspended.');
  await expect(card).toContainText('Suspended');
  await card.getByRole('button', { name: 'Activate Iker Lasa' }).click();
  await page.getByRole('alertdialog', { name: 'Activate Iker Lasa?' }).getByRole('button', { name: 'Activate' }).click();
  await expect(card).toContainText('Active');
  const own = page.getByRole('list', { name: 'All users' }).getByRole('listitem').filter({ hasText: 'You' });
  await expect(own.getByRole('button', { name: /Suspend|Activate/ })).toHaveCount(0);
});

test('A126 on a phone what somebody may do is in three tabs to be read: accounts first, nothing to change', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, 'diego.molina', '/users/carmen.ferrer/details');
  // Where there is no room for tabs, they are a list to choose from.
  const sections = main(page).getByRole('button', { name: /Sections$/ });
  await expect(sections).toHaveAccessibleName('Account permissions Sections');
  for (const section of ['Account permissions', 'Other permissions', 'Limits']) {
    await choose(page, /Sections$/, section);
    const panel = main(page).getByRole('region', { name: section });
    await expect(panel.getByRole('heading', { name: section })).toBeVisible();
    for (const role of ['checkbox', 'switch', 'textbox', 'radio'] as const) {
      await expect(panel.getByRole(role)).toHaveCount(0);
    }
    await expect(panel.getByRole('button', { name: /^Edit/ })).toHaveCount(0);
    expect(await widthOf(page)).toBe(320);
    expect(await violations(page)).toEqual([]);
  }
});

test('A127 users come from where the bank wants them: only what is offered is asked', async ({ page }) => {
  const settings = { activation: 'link', secondFactor: 'none' };
  try {
    await setting(page, '/v1/settings/people', { ...settings, userManagement: 'external' });
    await open(page, ADMIN, '/users/new');
    await expect(page.getByRole('textbox', { name: 'First name' })).toBeVisible();
    await expect(page.getByText('Find in bank records')).toHaveCount(0);
    await setting(page, '/v1/settings/people', { ...settings, userManagement: 'core' });
    await open(page, ADMIN, '/users/new');
    await expect(page.getByRole('radiogroup', { name: 'Find in bank records' })).toBeVisible();
    await expect(page.getByText('Enter details')).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: 'First name' })).toHaveCount(0);
    expect(await violations(page)).toEqual([]);
  } finally {
    await setting(page, '/v1/settings/people', { ...settings, userManagement: 'hybrid' });
  }
});

test('A128 a record whose relationship the bank does not allow cannot be chosen, and says so', async ({ page }) => {
  const items = [{ id: 'owner', name: 'Owner', maySelfEnrol: true }];
  try {
    await setting(page, '/v1/settings/relationships', { items });
    await open(page, ADMIN, '/users/new');
    await page.getByRole('option', { name: 'Find in bank records' }).click();
    const records = page.getByRole('radiogroup', { name: 'Find in bank records' });
    await expect(records.getByRole('radio', { name: 'Gonzalo Arce' })).toBeDisabled();
    await expect(records.getByRole('radio', { name: 'Beatriz Valdelosa' })).toBeEnabled();
    await expect(main(page)).toContainText('The bank does not allow access for this relationship with the company.');
    expect(await violations(page)).toEqual([]);
  } finally {
    await setting(page, '/v1/settings/relationships', { items: [] });
  }
});
