import type { Page } from '@playwright/test';
import { codeOf } from './authenticator.ts';
import { activatedAs, heading, open, PASSWORD, signedInAs, violations } from './support.ts';
import { expect, test } from './watched.ts';

const section = (page: Page) => page.getByRole('region', { name: 'Second factor' });

async function signInByPassword(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'User name' }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Sets one up, and gives the first recovery code. */
async function setUp(page: Page): Promise<string> {
  await section(page).getByRole('button', { name: 'Set up a second factor' }).click();
  await section(page).getByLabel('Current password').fill(PASSWORD);
  await section(page).getByRole('button', { name: 'Set up a second factor' }).click();
  const link = section(page).getByRole('link', { name: 'Or open it in an app on this device' });
  await expect(link).toHaveAttribute('href', /^otpauth:/);
  expect(await violations(page)).toEqual([]);
  await section(page).getByLabel('Code from the app').fill('000000');
  await section(page).getByRole('button', { name: 'Turn on' }).click();
  await expect(section(page).getByRole('alert')).toContainText('The code is not right.');
  const secret = new URL((await link.getAttribute('href')) ?? '').searchParams.get('secret') ?? '';
  await section(page).getByLabel('Code from the app').fill(codeOf(secret));
  await section(page).getByRole('button', { name: 'Turn on' }).click();
  const codes = section(page).getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  expect(await violations(page)).toEqual([]);
  const first = (await codes.first().textContent()) ?? '';
  await section(page).getByRole('button', { name: 'I have kept them' }).click();
  return first;
}

test('A9: a second factor is set up, asked for at the next sign-in, passed by a recovery code, and turned off', async ({ page, seen }) => {
  seen.expected.push(/status of 40[13]/);
  await activatedAs(page, 'victor.arroyo');
  await open(page, 'victor.arroyo', '/me/password');
  const recovery = await setUp(page);
  await expect(section(page)).toContainText('The second factor is on. 10 recovery codes are left.');

  await page.getByRole('button', { name: /^V[ií]ctor Arroyo/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await signInByPassword(page, 'victor.arroyo');
  await expect(heading(page, 'Enter your code')).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Code' }).fill('000000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('The code is not right, or it was used already.');
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(recovery);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(heading(page, /^Welcome, V[ií]ctor/)).toBeVisible();

  await page.goto('/me/password');
  await expect(section(page)).toContainText('9 recovery codes are left.');
  await section(page).getByRole('button', { name: 'Turn off the second factor' }).click();
  await section(page).getByLabel('Current password').fill(PASSWORD);
  await section(page).getByRole('button', { name: 'Turn off the second factor' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('The second factor is off.');
  await expect(section(page)).toContainText('With a second factor, a password alone does not let anybody in');
});

test('a second step whose time is over leads back to sign in', async ({ page, seen }) => {
  seen.expected.push(/status of 401/);
  await page.goto('/sign-in/code');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.route('**/v1/session', (route) => route.fulfill({ status: 201, json: { step: 'code', stepToken: 'over' } }));
  await signInByPassword(page, 'ana.torres');
  await expect(heading(page, 'Enter your code')).toBeFocused();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('textbox', { name: 'Code' })).toHaveAccessibleDescription('Fill this in.');
  await page.getByRole('textbox', { name: 'Code' }).fill('123456');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('main')).toContainText('The time for this step is over');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Go to sign in' }).click();
  await expect(heading(page, 'Sign in')).toBeFocused();
});

test('where the bank wants a second factor, it is set up before anything else', async ({ page }) => {
  await signedInAs(page, 'sofia.quintana');
  await page.route('**/v1/me', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), mustSetUpSecondFactor: true } });
  });
  await page.goto('/payments');
  await expect(heading(page, 'Set up a second factor')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Set it up before you go on.');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
});
