import type { Page } from '@playwright/test';
import {
  activatedAs,
  amountField,
  heading,
  invite,
  open,
  openBlank,
  PASSWORD,
  speaking,
  STAFF,
  tabTo,
  violations,
  widthOf,
} from './support';
import { expect, test } from './watched';

const REFUSED = 'User name or password is not right, or access is blocked.';

const userName = (page: Page) => page.getByRole('textbox', { name: 'User name' });
const password = (page: Page) => page.getByLabel('Password', { exact: true });
const enter = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true });

async function signIn(page: Page, name: string, secret: string): Promise<void> {
  await userName(page).fill(name);
  await password(page).fill(secret);
  await enter(page).click();
}

test.beforeEach(({ seen }) => {
  // Whoever is not signed in is told so, and the browser logs it.
  seen.expected.push(/status of 401/);
});

test('A12: whoever is not signed in is led to the page to sign in, and from there to where the link leads', async ({ page }) => {
  await page.goto('/payments?status=executed');
  await expect(heading(page, 'Sign in')).toBeFocused();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  expect(new URL(page.url()).search).toBe('');
  await page.getByRole('searchbox', { name: 'Search people' }).fill('ana');
  await page.getByRole('button', { name: /^Ana Torres/ }).click();
  await expect(heading(page, 'Payments')).toBeVisible();
  await expect(page).toHaveURL(/[/]payments[?]status=executed$/);
});

test('A14, A16: an invitation’s link leads to a password whose rules tick; then one signs in, and the link is void', async ({ page, seen }) => {
  seen.expected.push(/status of 404/);
  await invite(page, 'irene.sanz', 'irene.sanz');
  await page.goto('/mail');
  const mail = page.getByRole('listitem').filter({ hasText: 'irene.sanz' }).first();
  await expect(mail).toContainText('Your access to the bank');
  expect(await violations(page)).toEqual([]);
  const link = (await mail.getByRole('link', { name: 'Activate access' }).getAttribute('href')) ?? '';
  await mail.getByRole('link', { name: 'Activate access' }).click();

  await expect(heading(page, 'Activate your access')).toBeFocused();
  // The secret is in no address and no history.
  expect(new URL(page.url()).hash).toBe('');
  const field = page.getByLabel('New password');
  const rules = page.getByRole('list', { name: 'Rules for the password' });
  const length = rules.getByRole('listitem').filter({ hasText: 'At least 15 characters' });
  await field.fill('short');
  await expect(length).toContainText('not met yet');
  await expect(page.getByRole('button', { name: 'Activate', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'The new password does not meet all rules yet.' }).click();
  await expect(field).toBeFocused();
  await field.fill(PASSWORD);
  await expect(length).toContainText(', met');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Your access is active.');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, 'IRENE.SANZ', PASSWORD);
  await expect(heading(page, /^Welcome, Irene/)).toBeFocused();

  await openBlank(page);
  await page.goto(link);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This link no longer works. Ask for a new one.');
  await expect(page.getByRole('alert')).toBeFocused();
});

test('A16: a link that was sent again makes the one before void', async ({ page, seen }) => {
  seen.expected.push(/status of 404/);
  const first = await invite(page, 'bruno.castell', 'bruno.castell');
  await invite(page, 'bruno.castell', 'bruno.castell');
  await page.goto(first);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This link no longer works.');
});

test('whatever is wrong is refused in the same words, with the focus; empty fields are named', async ({ page, seen }) => {
  seen.expected.push(/status of 40[13]/);
  await activatedAs(page, 'pilar.escudero');
  await page.goto('/sign-in');
  await enter(page).click();
  await expect(userName(page)).toBeFocused();
  await expect(userName(page)).toHaveAccessibleDescription('Fill this in.');
  await expect(password(page)).toHaveAccessibleDescription('Fill this in.');
  for (const [name, secret] of [['nobody.at.all', PASSWORD], ['pilar.escudero', 'not the password at all']] as const) {
    await signIn(page, name, secret);
    await expect(page.getByRole('alert')).toHaveText(REFUSED);
    await expect(page.getByRole('alert')).toBeFocused();
  }
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^Hugo Pastor/ }).click();
  await expect(page.getByRole('alert').last()).toHaveText(REFUSED);
});

test('A11: too many wrong passwords lock, in the same words; an administrator unlocks', async ({ page }) => {
  await activatedAs(page, 'silvia.marin');
  const data = { legalEntity: 'harbour', userName: 'silvia.marin', password: 'not the password at all' };
  for (const _ of Array(10)) expect((await page.request.post('/v1/session', { data })).status()).toBe(401);
  await page.goto('/sign-in');
  await signIn(page, 'silvia.marin', PASSWORD);
  await expect(page.getByRole('alert')).toHaveText(REFUSED);
  expect((await page.request.delete('/v1/users/silvia.marin/lock', { headers: STAFF })).ok()).toBe(true);
  await signIn(page, 'silvia.marin', PASSWORD);
  await expect(heading(page, /^Welcome, Silvia/)).toBeVisible();
});

test('who tries too often is told when to try again', async ({ page, seen }) => {
  seen.expected.push(/status of 429/);
  await page.goto('/sign-in');
  await page.route('**/v1/session', (route) =>
    route.fulfill({
      status: 429,
      contentType: 'application/problem+json',
      headers: { 'Retry-After': '17' },
      json: { type: 'about:blank', title: 'x', status: 429, code: 'too-many-requests', detail: 'tried too often' },
    }),
  );
  await signIn(page, 'ana.torres', PASSWORD);
  await expect(page.getByRole('alert')).toHaveText('That was tried too often. Try again in 17 seconds.');
});

test('without a connection nothing is sent, and the page says so', async ({ page, context, seen }) => {
  seen.expected.push(/ERR_INTERNET_DISCONNECTED/);
  await page.goto('/sign-in');
  await expect(page.getByRole('button', { name: /^Ana Torres/ })).toBeVisible();
  await context.setOffline(true);
  await signIn(page, 'ana.torres', PASSWORD);
  await expect(page.getByRole('alert')).toHaveText('You are offline. Try again once you are connected.');
  await context.setOffline(false);
});

test('where nobody can be tried the bank is asked for, until somebody has signed in there', async ({ page, seen }) => {
  seen.expected.push(/status of 404/);
  await activatedAs(page, 'laura.mendez');
  await page.route('**/v1/demo/principals', (route) =>
    route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'x', status: 404, code: 'not-found', detail: 'there is no such thing' },
    }),
  );
  await page.goto('/sign-in');
  const bank = page.getByRole('textbox', { name: 'Bank' });
  await signIn(page, 'laura.mendez', PASSWORD);
  await expect(bank).toBeFocused();
  await expect(bank).toHaveAccessibleDescription('Fill this in.');
  await bank.pressSequentially('harbor');
  await enter(page).click();
  await expect(page.getByRole('alert')).toHaveText(REFUSED);
  await page.reload();
  await bank.pressSequentially('harbour');
  await expect(bank).toHaveValue('harbour');
  expect(await violations(page)).toEqual([]);
  await signIn(page, 'laura.mendez', PASSWORD);
  await expect(heading(page, /^Welcome, Laura/)).toBeVisible();
  await page.getByRole('button', { name: /^Laura/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(userName(page)).toBeVisible();
  await expect(bank).toHaveCount(0);
});

test('as long as it is not known which bank it is, the page says so; where nobody is seeded the bank is typed', async ({ page }) => {
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/v1/demo/principals', async (route) => {
    await asked;
    await route.fulfill({ json: { legalEntities: [] } });
  });
  await page.goto('/sign-in');
  await signIn(page, 'ana.torres', PASSWORD);
  await expect(page.getByRole('alert')).toContainText('Wait a moment, then sign in again.');
  await expect(page.getByRole('alert')).toBeFocused();
  answer();
  const bank = page.getByRole('textbox', { name: 'Bank' });
  await expect(bank).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await enter(page).click();
  await expect(bank).toBeFocused();
  await expect(bank).toHaveAccessibleDescription('Fill this in.');
  expect(await violations(page)).toEqual([]);
});

test('the keyboard alone signs in, and out', async ({ page }) => {
  await activatedAs(page, 'joana.pons');
  await page.goto('/sign-in');
  await expect(heading(page, 'Sign in')).toBeFocused();
  // The demo has two banks to choose from, once it is known.
  await expect(page.getByRole('button', { name: /^Joana Pons/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(userName(page)).toBeFocused();
  await page.keyboard.type('joana.pons');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(heading(page, /^Welcome, Joana/)).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: /^Joana Pons/ }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'My account' })).toBeVisible();
  while ((await page.getByRole('menuitem', { name: 'Sign out' }).evaluate((item) => item !== document.activeElement))) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Sign in')).toBeFocused();
});

test('whoever is signed out while typing signs in again and has page and typing back', async ({ page }) => {
  await open(page, 'ana.torres', '/payments/new');
  await amountField(page).fill('77.00');
  await endSessionsOf(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Payments' }).click();
  await expect(heading(page, 'Sign in')).toBeFocused();
  await expect(page.getByRole('main')).toContainText('Your session has ended. Sign in again: what you were doing is still here.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^Ana Torres/ }).click();
  await expect(heading(page, 'Payments')).toBeVisible();
  await page.getByRole('link', { name: 'New payment' }).click();
  await expect(amountField(page)).toHaveValue('77.00');
});

test('a payment that meets an ended session is not sent, and is there again', async ({ page }) => {
  await open(page, 'ana.torres', '/payments/new');
  await amountField(page).fill('78.00');
  await endSessionsOf(page);
  await page.getByRole('button', { name: 'Send payment' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.getByRole('button', { name: /^Ana Torres/ }).click();
  await expect(heading(page, 'New payment')).toBeVisible();
  await expect(amountField(page)).toHaveValue('78.00');
});

test('somebody else who signs in then begins at Home and finds nothing typed', async ({ page }) => {
  await open(page, 'ana.torres', '/payments/new');
  await amountField(page).fill('77.00');
  await endSessionsOf(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Home' }).click();
  await page.getByRole('button', { name: /^Pablo Rey/ }).click();
  await expect(heading(page, 'Welcome, Pablo Rey')).toBeFocused();
  expect(new URL(page.url()).pathname).toBe('/');
  await page.goto('/payments/new');
  await expect(amountField(page)).toHaveValue('');
});

test('whoever signs out leaves nothing behind: Back shows the page to sign in', async ({ page }) => {
  await open(page, 'marta.iglesias', '/payments');
  await page.getByRole('button', { name: /^Marta Iglesias/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(heading(page, 'Sign in')).toBeFocused();
  await expect(page.getByRole('main')).not.toContainText('Your session has ended.');
  await page.goBack();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
});

test('who signs out or in as another one in one tab does so in all of them', async ({ page, context }) => {
  await open(page, 'marta.iglesias');
  const other = await context.newPage();
  await other.goto('/payments');
  await expect(heading(other, 'Payments')).toBeVisible();
  await page.getByRole('button', { name: /^Marta Iglesias/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(heading(other, 'Sign in')).toBeVisible();
  await page.getByRole('button', { name: /^Pablo Rey/ }).click();
  await expect(heading(page, 'Welcome, Pablo Rey')).toBeVisible();
  await other.goto('/');
  await expect(heading(other, 'Welcome, Pablo Rey')).toBeVisible();
  await other.close();
});

test('A9: whoever got a password from somebody chooses another one before anything else', async ({ page, seen }) => {
  seen.expected.push(/status of 40[39]/, /status of 422/);
  await activatedAs(page, 'andres.zafra');
  await givePassword(page, 'andres.zafra', 'given by an administrator');
  await page.goto('/payments');
  await signIn(page, 'andres.zafra', 'given by an administrator');
  await expect(heading(page, 'Choose a new password')).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.goto('/payments');
  await expect(heading(page, 'Choose a new password')).toBeVisible();
  const change = page.getByRole('button', { name: 'Change password' });
  await expect(change).toBeDisabled();
  await page.getByLabel('New password').fill('another one of my own');
  await page.getByRole('button', { name: 'Enter your current password first.' }).click();
  await expect(page.getByLabel('Current password')).toBeFocused();
  await page.getByLabel('Current password').fill('not the password at all');
  await change.click();
  await expect(page.getByRole('alert')).toHaveText('The current password is not right.');
  await page.getByLabel('Current password').fill('given by an administrator');
  await change.click();
  await expect(heading(page, /^Welcome, Andr[eé]s/)).toBeVisible();
});

const PAGES = ['/sign-in', '/activate', '/activate#token=x&entity=harbour&userName=x', '/mail'] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page that leads in is inaccessible in the ${colorScheme} scheme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of PAGES) {
      await openBlank(page);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await violations(page)).toEqual([]);
    }
  });
}

for (const language of ['en', 'es', 'ar'] as const) {
  test(`no page that leads in scrolls sideways on 320 pixels (${language})`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await speaking(page, language);
    for (const path of PAGES) {
      await openBlank(page);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await widthOf(page)).toBe(320);
    }
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
  });
}

/** Ends this browser's session from elsewhere, as time does: the page does not know it yet. */
async function endSessionsOf(page: Page): Promise<void> {
  const elsewhere = await page.context().newPage();
  await openBlank(elsewhere);
  const status = await elsewhere.evaluate(async () => (await fetch('/v1/session', { method: 'DELETE' })).status);
  expect(status).toBe(204);
  await elsewhere.close();
}

async function givePassword(page: Page, user: string, given: string): Promise<void> {
  const answer = await page.request.put(`/v1/users/${user}/password`, { headers: STAFF, data: { password: given } });
  expect(answer.ok()).toBe(true);
}
