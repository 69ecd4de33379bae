import { amountField, heading, list, open, setStatus, signedInAs, speaking, violations, widthOf } from './support';
import { expect, test } from './watched';

const PAGES = ['/', '/payments', '/payments/new', '/nothing/here'] as const;

test('each address is a page of its own, with its heading, its title and the focus on arrival', async ({ page }) => {
  const titles = {
    '/': 'Home',
    '/payments': 'Payments',
    '/payments/new': 'New payment',
    '/nothing/here': 'Page not found',
  };
  for (const path of PAGES) {
    await open(page, 'ana.torres', path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page).toHaveTitle(`${titles[path]} – Harbour Bank`);
    expect(new URL(page.url()).pathname).toBe(path);
    expect(new URL(page.url()).search).toBe('');
  }
});

test('the navigation leads to what is granted, says where one is, and moves the focus', async ({ page }) => {
  await open(page, 'ana.torres');
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await expect(pages.getByRole('link')).toHaveText(['Home', 'Payments']);
  await expect(pages.getByRole('link', { name: 'Home' })).toHaveAttribute('aria-current', 'page');
  await pages.getByRole('link', { name: 'Payments' }).click();
  await expect(heading(page, 'Payments')).toBeFocused();
  await expect(pages.getByRole('link', { name: 'Payments' })).toHaveAttribute('aria-current', 'page');
});

test('what is not granted is absent, and its address says whom to ask', async ({ page }) => {
  await open(page, 'martin.calvo');
  await expect(page.getByRole('navigation').getByRole('link')).toHaveText(['Home']);
  for (const path of ['/payments', '/payments/new']) {
    await open(page, 'martin.calvo', path);
    const said = page.getByRole('main');
    await expect(said).toContainText('Payments are not open to you');
    await expect(said).toContainText('The user’s role does not include this.');
    await expect(said).toContainText('An administrator of your company can change this.');
    expect(await violations(page)).toEqual([]);
  }
});

test('who sees payments but makes none has no button for it', async ({ page }) => {
  await open(page, 'laura.mendez', '/payments');
  await expect(page.getByRole('main')).toContainText('No payments yet.');
  await expect(page.getByRole('link', { name: 'New payment' })).toHaveCount(0);
  await open(page, 'laura.mendez', '/payments/new');
  await expect(page.getByRole('main')).toContainText('You cannot make payments');
  await expect(page.getByRole('button', { name: 'Send payment' })).toHaveCount(0);
});

test('A122: whoever is suspended while at work is out with the next click, and does not come in again', async ({ page, seen }) => {
  seen.expected.push(/status of 40[13]/);
  await open(page, 'andres.zafra');
  await setStatus(page, 'andres.zafra', 'suspended');
  try {
    await page.getByRole('navigation').getByRole('link', { name: 'Payments' }).click();
    await expect(heading(page, 'Sign in')).toBeFocused();
    await page.getByRole('button', { name: /^Andr[eé]s Zafra/ }).click();
    await expect(page.getByRole('alert')).toContainText('User name or password is not right, or access is blocked.');
    await expect(page.getByRole('navigation')).toHaveCount(0);
  } finally {
    await setStatus(page, 'andres.zafra', 'active');
  }
});

test('whoever is not active sees why nothing is possible, on every address', async ({ page, seen }) => {
  seen.expected.push(/status of 403/);
  await signedInAs(page, 'ana.torres');
  const json = { type: 'about:blank', title: 'refused', status: 403, code: 'user-not-active', detail: 'is not active' };
  await page.route('**/v1/me', (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', json }));
  for (const path of ['/', '/payments', '/me/details']) {
    await page.goto(path);
    await expect(heading(page, 'Your access is not active')).toBeVisible();
    await expect(page.getByRole('main')).toContainText('An administrator of your company can change this.');
    await expect(page.getByRole('navigation')).toHaveCount(0);
  }
  expect(await violations(page)).toEqual([]);
});

test('an address that leads nowhere says so in the frame, and where to go', async ({ page }) => {
  await open(page, 'ana.torres', '/nothing/here');
  await expect(page.getByRole('main')).toContainText('This page does not exist, or is not yours to see.');
  await page.getByRole('link', { name: 'Go to Home' }).click();
  await expect(heading(page, 'Welcome, Ana Torres')).toBeFocused();
});

test('Back leads to the page before, and the focus to where it was', async ({ page }) => {
  await open(page, 'ana.torres', '/payments');
  const link = list(page).getByRole('link').nth(2);
  const name = await link.textContent();
  await link.click();
  await expect(heading(page, new RegExp(name ?? ''))).toBeFocused();
  await page.goBack();
  await expect(heading(page, 'Payments')).toBeVisible();
  await expect(link).toBeFocused();
  await page.goForward();
  await expect(heading(page, new RegExp(name ?? ''))).toBeFocused();
});

test('another person is tried from the menu, and stays signed in', async ({ page }) => {
  await open(page, 'ana.torres', '/payments');
  await page.getByRole('button', { name: /^Ana Torres/ }).click();
  await expect(page.getByRole('menu')).toContainText('Treasurer at Bodegas Valdelosa S.L.');
  await page.getByRole('menuitem', { name: 'Try as somebody else' }).click();
  const dialog = page.getByRole('dialog', { name: 'Try as' });
  await expect(dialog).toContainText('No password needed');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('searchbox').fill('zzz');
  await expect(dialog).toContainText('Nobody matches “zzz”.');
  await dialog.getByRole('searchbox').fill('marta');
  await dialog.getByRole('button', { name: /Marta Iglesias/ }).click();
  await expect(heading(page, 'Welcome, Marta Iglesias')).toBeFocused();
  await page.reload();
  await expect(heading(page, 'Welcome, Marta Iglesias')).toBeVisible();
  expect(page.url()).not.toContain('marta');
});

test('a language is chosen from the menu: it holds at once, and at the next visit', async ({ page }) => {
  await open(page, 'clara.nieto', '/payments');
  await page.getByRole('button', { name: /^Clara Nieto/ }).click();
  await page.getByRole('menuitemradio', { name: 'العربية' }).click();
  await expect(heading(page, 'الدفعات')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar-AE');
  await page.reload();
  await expect(heading(page, 'الدفعات')).toBeVisible();
  expect(page.url()).not.toContain('lang');
});

test('a theme is chosen from the menu: it holds at once, and at the next visit', async ({ page }) => {
  await open(page, 'sofia.quintana');
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByRole('button', { name: /^Sof[ií]a Quintana/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await page.reload();
  await expect(heading(page, /Quintana/)).toBeVisible();
  expect(await ground()).toBe(dark);
});

test('without a connection the page says so, and what was loaded stays', async ({ page, context, seen }) => {
  seen.expected.push(/ERR_INTERNET_DISCONNECTED/);
  await open(page, 'ana.torres', '/payments');
  await context.setOffline(true);
  await expect(page.getByText('You are offline. Answers still come; sending waits.')).toBeVisible();
  await expect(list(page)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('You are offline.')).toHaveCount(0);
});

test('the keyboard alone goes from the page’s start to a payment and back', async ({ page }) => {
  await open(page, 'ana.torres');
  await page.getByRole('button', { name: 'Skip to the content' }).focus();
  await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.getByRole('navigation').getByRole('link', { name: 'Payments' }).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Payments')).toBeFocused();
  const open3 = list(page).getByRole('button', { name: /^Details of/ }).nth(1);
  await open3.focus();
  await page.keyboard.press('Enter');
  await expect(open3).toHaveAttribute('aria-expanded', 'true');
  await list(page).getByRole('link').nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, /, .*[0-9]/)).toBeFocused();
  await page.goBack();
  await expect(list(page).getByRole('link').nth(1)).toBeFocused();
});

test('where there is no room beside the page, the navigation is behind a button', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await open(page, 'ana.torres');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.getByRole('button', { name: 'Menu' }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Payments' }).click();
  await expect(heading(page, 'Payments')).toBeFocused();
  await expect(page.getByRole('navigation')).toHaveCount(0);
});

for (const language of ['en', 'es', 'ar'] as const) {
  test(`no page scrolls sideways on 320 pixels (${language})`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await speaking(page, language);
    for (const path of PAGES) {
      await open(page, 'ana.torres', path);
      expect(await widthOf(page)).toBe(320);
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page is inaccessible in the ${colorScheme} scheme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of PAGES) {
      await open(page, 'ana.torres', path);
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole('button', { name: /^Ana Torres/ }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('the page speaks Arabic, from right to left', async ({ page }) => {
  await speaking(page, 'ar');
  await open(page, 'ana.torres', '/payments/new');
  await page.getByRole('textbox', { name: 'المبلغ' }).fill('26000');
  await expect(page.getByRole('region', { name: 'الجواب', exact: true })).toHaveAttribute('data-outcome', 'denied');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  expect(await violations(page)).toEqual([]);
  await expect(amountField(page)).toHaveCount(0);
});
