import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './watched';

const amountField = (page: Page): Locator => page.getByRole('textbox', { name: 'Amount' });
const verdict = (page: Page): Locator => page.getByRole('region', { name: 'Verdict' });
const serverAnswer = (page: Page): Locator => page.getByRole('status', { name: 'Server’s answer' });
const payments = (page: Page, name: string): Locator => page.getByRole('region', { name: `Payments of ${name}` });
const paymentOf = (page: Page, name: string, amount: string): Locator =>
  payments(page, name).getByRole('row').filter({ hasText: amount });

async function tryAs(page: Page, id: string, name: string): Promise<void> {
  await page.goto(`/?as=${id}`);
  await expect(page.getByRole('heading', { name: `Payments of ${name}` })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

/** What this test changes of the configuration. */
interface Configuration {
  features: { actions: { limitGroup?: string; limits?: object }[] }[];
}

const STAFF = { 'X-Demo-Principal': 'staff/harbour/admin' };

async function configuration(page: Page): Promise<Configuration> {
  return (await (await page.request.get('/v1/configuration', { headers: STAFF })).json()) as Configuration;
}

async function configure(page: Page, data: Configuration): Promise<void> {
  const { etag = '' } = (await page.request.get('/v1/configuration', { headers: STAFF })).headers();
  const response = await page.request.put('/v1/configuration', { headers: { ...STAFF, 'If-Match': etag }, data });
  expect(response.status()).toBe(200);
}

test('a demo user is chosen from the list', async ({ page }) => {
  await tryAs(page, 'ana.torres', 'Ana Torres');
  await page.getByRole('button', { name: /Try as/ }).click();
  await page.getByRole('option', { name: /Marta Iglesias/ }).click();
  await expect(page.getByRole('heading', { name: 'Make a payment as Marta Iglesias' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Bodegas Valdelosa S.L.' }).getByRole('row')).toHaveCount(4);
});

test('the verdict follows the amount without a request', async ({ page, seen }) => {
  await tryAs(page, 'ana.torres', 'Ana Torres');
  const before = seen.calls.length;

  await amountField(page).fill('250.00');
  await expect(verdict(page)).toContainText('Can be executed now');

  await amountField(page).fill('6000.00');
  await expect(verdict(page)).toContainText('Needs approval');
  await expect(verdict(page)).toContainText('1 person of Valdelosa A and 1 person of Valdelosa B');
  await expect(verdict(page)).toContainText('Valdelosa A: Luis Valdelosa or Elena Robles');
  await expect(verdict(page)).toContainText('€1,000.00');

  await amountField(page).fill('25000.01');
  await expect(verdict(page)).toContainText('Not possible');
  await expect(verdict(page)).toContainText('the limit per transaction on this account');
  await expect(verdict(page)).toContainText('€25,000.00');

  expect(seen.calls.slice(before)).toEqual([]);
});

test('amounts are typed as the locale writes them', async ({ page }) => {
  await tryAs(page, 'ana.torres', 'Ana Torres');
  for (const amount of ['6000', '6,000', '€6,000.0', ' 6,000.00 EUR']) {
    await amountField(page).fill(amount);
    await expect(verdict(page)).toContainText('Needs approval');
    await expect(amountField(page)).not.toHaveAttribute('aria-invalid', 'true');
  }
  await verdict(page).getByRole('button', { name: '€25,000.00: use this amount' }).click();
  await expect(amountField(page)).toHaveValue('25,000.00');
  await expect(verdict(page)).toContainText('Needs approval');
});

test('an amount in another currency says what it counts for', async ({ page }) => {
  await tryAs(page, 'ana.torres', 'Ana Torres');
  await page.getByRole('button', { name: /Currency/ }).click();
  await page.getByRole('option', { name: 'USD' }).click();
  await amountField(page).fill('100.00');
  await expect(verdict(page)).toContainText('Counts as €86.42 towards the limits.');
});

test('what is offered passes: no amount of zero, none that nobody can approve', async ({ page }) => {
  await tryAs(page, 'julia.soler', 'Julia Soler');
  await page.getByRole('button', { name: /From account/ }).click();
  await page.getByRole('option', { name: /Project provisions/ }).click();
  const offers = verdict(page).getByRole('button', { name: 'use this amount' });
  await expect(offers).not.toHaveCount(0);
  for (const offer of await offers.all()) {
    await expect(offer).not.toHaveAccessibleName(/€0[.]00/);
    await offer.click();
    await expect(verdict(page)).toHaveAttribute('data-outcome', /executed|pendingApproval/);
  }
  // One cent more than the largest one does not pass.
  const largest = (await amountField(page).inputValue()).replace(/.$/, '1');
  await amountField(page).fill(largest);
  await expect(verdict(page)).toHaveAttribute('data-outcome', 'denied');
});

test('where no amount passes, the reason is there before one is typed', async ({ page }) => {
  await tryAs(page, 'marc.garrofer', 'Marc Garrofer');
  await page.getByRole('button', { name: /Kind of payment/ }).click();
  await page.getByRole('option', { name: 'Instant payment' }).click();
  await expect(verdict(page)).toHaveAttribute('data-outcome', 'denied');
  await expect(verdict(page)).toContainText('too few people are entitled to give it');
  await expect(verdict(page).getByRole('button')).toHaveCount(0);
});

test('an amount of zero is refused at its field', async ({ page }) => {
  await tryAs(page, 'ana.torres', 'Ana Torres');
  await amountField(page).fill('0.00');
  await expect(amountField(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(amountField(page)).toHaveAccessibleDescription('The amount must be above zero.');
});

test('an input the engine refuses is explained at its field', async ({ page, seen }) => {
  await tryAs(page, 'ana.torres', 'Ana Torres');
  const before = seen.calls.length;
  await amountField(page).fill('12,5');
  await expect(amountField(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(amountField(page)).toHaveAccessibleDescription(/\w+/);
  await page.getByRole('button', { name: 'Submit payment' }).click();
  await expect(amountField(page)).toBeFocused();
  expect(seen.calls.slice(before)).toEqual([]);
});

test('a payment within the limits is executed and listed', async ({ page, seen }) => {
  await tryAs(page, 'beatriz.lozano', 'Beatriz Lozano');
  await amountField(page).fill('123.45');
  await expect(verdict(page)).toContainText('Can be executed now');
  await page.getByRole('button', { name: 'Submit payment' }).click();

  await expect(serverAnswer(page)).toContainText('Sent');
  await expect(serverAnswer(page)).toContainText('Reference');
  await expect(serverAnswer(page)).not.toContainText('Your browser had said');
  const row = paymentOf(page, 'Beatriz Lozano', '€123.45');
  await expect(row).toContainText('Executed');
  await expect(amountField(page)).toHaveValue('');
  expect(seen.calls.filter((call) => call === 'POST /v1/transactions')).toHaveLength(1);
});

test('a payment above the pre-approved amount waits, and the next verdict counts it', async ({ page }) => {
  await tryAs(page, 'maite.zubiri', 'Maite Zubiri');
  const reason = verdict(page).getByText(/per day on this account needs approval/);
  await amountField(page).fill('1500.00');
  await expect(verdict(page)).toContainText('Needs approval');
  const before = await reason.allTextContents();
  await page.getByRole('button', { name: 'Submit payment' }).click();

  await expect(serverAnswer(page)).toContainText('Submitted, waits for approval');
  const row = paymentOf(page, 'Maite Zubiri', '€1,500.00');
  await expect(row).toContainText('Waits for approval');
  await expect(row).toContainText('by 1 person of Ondarrieta A. Or: Needs approval by 1 person of Ondarrieta B.');

  // What waits is used: the engine in the page counts it once the entitlements are here again.
  await amountField(page).fill('1500.00');
  await expect(reason).not.toHaveText(before);
});

test('a denied payment is refused by the server for the reason shown before', async ({ page }) => {
  await tryAs(page, 'ana.torres', 'Ana Torres');
  await amountField(page).fill('26000');
  await expect(verdict(page)).toContainText('Not possible');
  await page.getByRole('button', { name: 'Submit payment' }).click();

  const answer = serverAnswer(page);
  await expect(answer).toContainText('Nothing was sent: not possible');
  await expect(answer).toContainText('€25,000.00');
  await expect(answer).not.toContainText('Your browser had said');
  await expect(payments(page, 'Ana Torres')).not.toContainText('€26,000');
});

/** What is sent from now on: the key of each payment, in order. */
async function sentKeys(page: Page, lost = 0): Promise<string[]> {
  const keys: string[] = [];
  await page.route('**/v1/transactions', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    // A lost answer is lost on its way, after the server has acted.
    const response = await route.fetch();
    return keys.length <= lost ? route.fulfill({ status: 503, body: 'lost' }) : route.fulfill({ response });
  });
  return keys;
}

test('a payment whose answer never came is sent again by a person, with the same key', async ({ page, seen }) => {
  seen.expected.push(/status of 503/);
  await tryAs(page, 'iker.lasa', 'Iker Lasa');
  const keys = await sentKeys(page, 1);
  const submit = page.getByRole('button', { name: 'Submit payment' });
  await amountField(page).fill('77.00');
  await submit.click();
  await expect(serverAnswer(page)).toContainText('No answer came');
  await expect(amountField(page)).toHaveValue('77.00');
  // Looking at another payment in between does not make it a new one.
  await amountField(page).fill('78.00');
  await amountField(page).fill('77.00');
  expect(keys).toHaveLength(1);

  await submit.click();
  await expect(serverAnswer(page)).toContainText('Reference');
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
  await expect(paymentOf(page, 'Iker Lasa', '€77.00')).toHaveCount(1);

  await amountField(page).fill('77.00');
  await submit.click();
  await expect(paymentOf(page, 'Iker Lasa', '€77.00')).toHaveCount(2);
  expect(keys[2]).not.toBe(keys[0]);
});

test('what is submitted offline is not sent until a person sends it', async ({ page, context, seen }) => {
  seen.expected.push(/ERR_INTERNET_DISCONNECTED/);
  await tryAs(page, 'iker.lasa', 'Iker Lasa');
  const keys = await sentKeys(page);
  const submit = page.getByRole('button', { name: 'Submit payment' });
  await context.setOffline(true);
  await amountField(page).fill('41.00');
  await expect(verdict(page)).toHaveAttribute('data-outcome', 'executed');
  await submit.click();
  await expect(serverAnswer(page)).toContainText('You are offline: nothing was sent');
  await expect(submit).toBeEnabled();
  await expect(amountField(page)).toHaveValue('41.00');

  // Long enough for whatever would send it by itself: the reads of the page do come back.
  const reads = page.waitForResponse((response) => response.url().endsWith('/v1/me/entitlements'));
  await context.setOffline(false);
  await reads;
  await page.waitForTimeout(3000);
  expect(keys).toEqual([]);
  await expect(amountField(page)).toHaveValue('41.00');

  await submit.click();
  await expect(serverAnswer(page)).toContainText('Reference');
  await expect(paymentOf(page, 'Iker Lasa', '€41.00')).toHaveCount(1);
  expect(keys).toHaveLength(1);
});

test('B1: a payment previewed on older limits is not taken, and the page says what has changed', async ({ page, seen }) => {
  seen.expected.push(/status of 409/);
  await tryAs(page, 'iker.lasa', 'Iker Lasa');
  await amountField(page).fill('33.00');
  await expect(verdict(page)).toContainText('Can be executed now');
  const whole = await configuration(page);
  const tighter = structuredClone(whole);
  for (const feature of tighter.features) {
    for (const action of feature.actions) if (action.limitGroup) action.limits = { ...action.limits, perTransaction: '20.00' };
  }
  await configure(page, tighter);
  try {
    await page.getByRole('button', { name: 'Submit payment' }).click();
    const answer = serverAnswer(page);
    await expect(answer).toContainText('Nothing was sent: something has changed');
    await expect(answer).toContainText('→ €20.00');
    // The page has the new entitlements by now: its own verdict is the server's.
    await expect(verdict(page)).toContainText('Not possible');
    await expect(payments(page, 'Iker Lasa')).not.toContainText('€33.00');
  } finally {
    await configure(page, whole);
  }
});

test('a suspended user sees why nothing is possible', async ({ page, seen }) => {
  seen.expected.push(/status of 403/);
  await page.goto('/?as=hugo.pastor');
  await expect(page.getByRole('heading', { name: 'Hugo Pastor cannot make payments' })).toBeVisible();
  await expect(page.getByText('The user’s access is not active.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Submit payment' })).toHaveCount(0);
});

test('a user without the right role sees why no payment is possible', async ({ page }) => {
  await tryAs(page, 'laura.mendez', 'Laura Mendez');
  await expect(page.getByText('The user’s role does not include this.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Submit payment' })).toHaveCount(0);
});

test('the keyboard alone makes a payment', async ({ page }) => {
  await tryAs(page, 'tomas.oliver', 'Tomas Oliver');
  await amountField(page).focus();
  await page.keyboard.type('64.10');
  await page.keyboard.press('Enter');
  await expect(serverAnswer(page)).toContainText('Sent');
});

test('the server’s answer stands beneath the button, in view', async ({ page }) => {
  for (const [width, height] of [[1280, 900], [768, 1024], [320, 700]] as const) {
    await page.setViewportSize({ width, height });
    await tryAs(page, 'ana.torres', 'Ana Torres');
    await amountField(page).fill('26000');
    const submit = page.getByRole('button', { name: 'Submit payment' });
    await submit.click();
    await expect(serverAnswer(page)).toContainText('Nothing was sent');
    await expect(serverAnswer(page)).toBeInViewport({ ratio: 1 });
    await expect(submit).toBeInViewport();
  }
});

test('payments are read in whole lines on a tablet', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await tryAs(page, 'maite.zubiri', 'Maite Zubiri');
  const texts = payments(page, 'Maite Zubiri').getByRole('listitem').first().getByRole('paragraph');
  await expect(texts).not.toHaveCount(0);
  for (const text of await texts.all()) {
    const { width } = (await text.boundingBox()) ?? { width: 0 };
    expect(width).toBeGreaterThan(400);
  }
});

test('the page speaks Spanish, and what was typed stays the same amount', async ({ page }) => {
  await tryAs(page, 'ana.torres', 'Ana Torres');
  await amountField(page).fill('16,000.50');
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('option', { name: 'Español' }).click();
  const answer = page.getByRole('region', { name: 'Respuesta' });
  await expect(answer).toContainText('Requiere aprobación');
  await expect(answer).toContainText('1 persona de Valdelosa A');
  await expect(page.getByRole('textbox', { name: 'Importe' })).toHaveValue('16.000,50');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es-ES');
});

test('the page speaks Arabic, from right to left', async ({ page }) => {
  await page.goto('/?as=ana.torres&lang=ar');
  await page.getByRole('textbox', { name: 'المبلغ' }).fill('26000');
  await expect(page.getByRole('region', { name: 'الجواب', exact: true })).toHaveAttribute('data-outcome', 'denied');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const { violations } = await new AxeBuilder({ page }).exclude('[role="meter progressbar"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing is inaccessible in the ${colorScheme} scheme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const amount of ['', '250', '6000', '26000', 'x']) {
      await tryAs(page, 'ana.torres', 'Ana Torres');
      await amountField(page).fill(amount);
      const { violations } = await new AxeBuilder({ page })
        // React Aria names a fallback role here, which ARIA allows and the checker does not know.
        .exclude('[role="meter progressbar"]')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  });
}

test('a screen of 320 pixels needs no sideways scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const amount of ['', '250', '6000', '26000']) {
    await tryAs(page, 'ana.torres', 'Ana Torres');
    await amountField(page).fill(amount);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});
