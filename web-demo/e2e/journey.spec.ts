import { typeDetails, unique } from './newcomer.ts';
import { amountField, choose, heading, open, PASSWORD, send } from './support.ts';
import { expect, test } from './watched.ts';

test('A9 A14 A120 A121 a user is created, reads the mail, activates the access, signs in and pays', async ({ page, seen }) => {
  // Who opens the link of a mail is not signed in yet.
  seen.expected.push(/status of 401/);
  const userName = `rosa.${unique()}`;
  await open(page, 'luis.valdelosa', '/users');
  await page.getByRole('link', { name: 'Create a user' }).click();
  await typeDetails(page, { first: 'Rosa', last: 'Maura', userName });
  await page.getByRole('button', { name: 'Check availability' }).click();
  const goOn = page.getByRole('button', { name: 'Continue' });
  await goOn.click();
  await page.getByText('A role, with its default permissions').click();
  await goOn.click();
  await page.getByRole('checkbox', { name: 'Bodegas Valdelosa S.L.' }).press('Space');
  await choose(page, /Choose a role/, 'Payments clerk');
  await page.keyboard.press('Escape');
  await goOn.click();
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(heading(page, 'Rosa Maura is created.')).toBeFocused();

  await page.goto('/mail');
  const mail = page.getByRole('listitem').filter({ hasText: userName }).first();
  await mail.getByRole('link', { name: 'Activate access' }).click();
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'User name' }).fill(userName);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(heading(page, /^Welcome, Rosa/)).toBeVisible();

  await page.goto('/payments/new');
  await amountField(page).fill('1.00');
  await send(page).click();
  await expect(heading(page, /1[.]00/)).toBeVisible();
});
