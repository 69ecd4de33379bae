import type { Page } from '@playwright/test';
import {
  choose,
  amountField,
  answer,
  heading,
  list,
  notSent,
  open,
  rowOf,
  send,
  speaking,
  STAFF,
  violations,
  widthOf,
} from './support';
import { expect, test } from './watched';

const typing = (page: Page, person: string): Promise<void> => open(page, person, '/payments/new');

/** What this test changes of the configuration. */
interface Configuration {
  features: { actions: { limitGroup?: string; limits?: object }[] }[];
}

async function configuration(page: Page): Promise<Configuration> {
  return (await (await page.request.get('/v1/configuration', { headers: STAFF })).json()) as Configuration;
}

async function configure(page: Page, data: Configuration): Promise<void> {
  const { etag = '' } = (await page.request.get('/v1/configuration', { headers: STAFF })).headers();
  const response = await page.request.put('/v1/configuration', { headers: { ...STAFF, 'If-Match': etag }, data });
  expect(response.status()).toBe(200);
}

/** The configuration, and one in which no payment may be above €20.00. */
async function tightened(page: Page): Promise<[Configuration, Configuration]> {
  const whole = await configuration(page);
  const tighter = structuredClone(whole);
  for (const feature of tighter.features) {
    for (const action of feature.actions) {
      if (action.limitGroup) action.limits = { ...action.limits, perTransaction: '20.00' };
    }
  }
  return [whole, tighter];
}

test('the answer follows the amount without a request, with approvers by name', async ({ page, seen }) => {
  await typing(page, 'ana.torres');
  const before = seen.calls.length;

  await amountField(page).fill('250.00');
  await expect(answer(page)).toContainText('Goes out now.');

  await amountField(page).fill('6000.00');
  await expect(answer(page)).toContainText('Needs approval.');
  await expect(answer(page)).toContainText(
    'Needs two people: Luis Valdelosa or Elena Robles, and Nuria Campos or Elena Robles.',
  );
  await expect(answer(page)).toContainText('Without approval at most €1,000.00 a payment');

  await amountField(page).fill('25000.01');
  await expect(answer(page)).toContainText('Not possible.');
  await expect(answer(page)).toContainText('At most €25,000.00 a payment from Operating account •• 5239.');

  expect(seen.calls.slice(before)).toEqual([]);
});

test('the answer is drawn at each stroke and spoken when the typing pauses', async ({ page }) => {
  await typing(page, 'ana.torres');
  const spoken = answer(page).getByRole('status');
  await expect(spoken).toContainText('Enter an amount');
  await amountField(page).fill('250');
  await expect(answer(page)).toHaveAttribute('data-outcome', 'executed');
  expect(await spoken.textContent()).toContain('Enter an amount');
  await expect(spoken).toContainText('Goes out now.');
});

test('approvers who sign in an order are named in it', async ({ page }) => {
  await typing(page, 'ana.torres');
  await choose(page, /Kind of payment/, 'International transfer');
  await amountField(page).fill('2000');
  await expect(answer(page)).toContainText('first Nuria Campos or Elena Robles, then Luis Valdelosa or Elena Robles.');
});

test('a button that is off says why beneath, and leads to the field', async ({ page }) => {
  await typing(page, 'ana.torres');
  await expect(send(page)).toBeDisabled();
  await page.getByRole('main').getByRole('button', { name: 'Enter an amount' }).click();
  await expect(amountField(page)).toBeFocused();

  await amountField(page).fill('0.00');
  await expect(amountField(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(amountField(page)).toHaveAccessibleDescription('Enter an amount above zero.');
  await expect(send(page)).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Enter an amount above zero.' })).toBeVisible();

  await amountField(page).fill('26000');
  await expect(send(page)).toBeDisabled();
  await expect(page.getByRole('button', { name: /^Not possible[.] At most €25,000.00 a payment/ })).toBeVisible();
  await answer(page).getByRole('button', { name: 'Change to €25,000.00' }).click();
  await expect(amountField(page)).toHaveValue('25,000.00');
  await expect(send(page)).toBeEnabled();
});

test('amounts are typed as the locale writes them', async ({ page }) => {
  await typing(page, 'ana.torres');
  for (const amount of ['6000', '6,000', '€6,000.0', ' 6,000.00 EUR']) {
    await amountField(page).fill(amount);
    await expect(answer(page)).toHaveAttribute('data-outcome', 'pendingApproval');
    await expect(amountField(page)).not.toHaveAttribute('aria-invalid', 'true');
  }
  await answer(page).getByRole('button', { name: '€25,000.00: use this amount' }).click();
  await expect(amountField(page)).toHaveValue('25,000.00');
  await expect(answer(page)).toHaveAttribute('data-outcome', 'pendingApproval');
});

test('an amount in another currency says what it counts for, and what is offered is in that currency', async ({ page }) => {
  await typing(page, 'ana.torres');
  await choose(page, /Currency/, 'USD');
  await amountField(page).fill('100.00');
  await expect(answer(page)).toContainText('Counts as €86.42 towards the limits.');
  for (const offer of await answer(page).getByRole('button', { name: 'use this amount' }).all()) {
    await expect(offer).toContainText('$');
  }
});

test('what is offered passes: no amount of zero, none that nobody can approve', async ({ page }) => {
  await typing(page, 'julia.soler');
  await choose(page, /^Studio account|From/, /Project provisions/);
  const offers = answer(page).getByRole('button', { name: 'use this amount' });
  await expect(offers).not.toHaveCount(0);
  for (const offer of await offers.all()) {
    await expect(offer).not.toHaveAccessibleName(/€0[.]00/);
    await offer.click();
    await expect(answer(page)).toHaveAttribute('data-outcome', /executed|pendingApproval/);
  }
  // One cent more than the largest one does not pass.
  const largest = (await amountField(page).inputValue()).replace(/.$/, '1');
  await amountField(page).fill(largest);
  await expect(answer(page)).toHaveAttribute('data-outcome', 'denied');
});

test('where no amount passes, the reason is there before one is typed', async ({ page }) => {
  await typing(page, 'marc.garrofer');
  await choose(page, /Kind of payment/, 'Instant payment');
  await expect(answer(page)).toHaveAttribute('data-outcome', 'denied');
  await expect(answer(page)).toContainText('too few people are entitled to give it');
  await expect(answer(page).getByRole('button')).toHaveCount(0);
});

test('a payment within the limits is sent: the form is cleared, its page opens, the list has it', async ({ page, seen }) => {
  await typing(page, 'beatriz.lozano');
  await amountField(page).fill('123.45');
  await expect(answer(page)).toContainText('Goes out now.');
  await send(page).click();

  await expect(heading(page, /, €123[.]45$/)).toBeFocused();
  await expect(page.getByRole('alertdialog')).toContainText(/Sent[.] Reference [0-9A-F]{4}-[0-9A-F]{4}/);
  await expect(page.getByRole('main')).toContainText('Sent');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Payments' }).first().click();
  await expect(rowOf(page, '€123.45').first()).toContainText('Sent');
  await page.getByRole('link', { name: 'New payment' }).click();
  await expect(amountField(page)).toHaveValue('');
  expect(seen.calls.filter((call) => call === 'POST /v1/transactions')).toHaveLength(1);
});

test('a payment that needs approval waits for people by name, and the next answer counts it', async ({ page }) => {
  await typing(page, 'maite.zubiri');
  const used = answer(page).getByText(/used/);
  await amountField(page).fill('1500.00');
  await expect(answer(page)).toContainText('Needs Amaia Ondarrieta or Jon Aguirre.');
  const before = await used.allTextContents();
  await send(page).click();
  await expect(heading(page, /, €1,500[.]00$/)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Waits');
  await expect(page.getByRole('main')).toContainText('Needs Amaia Ondarrieta or Jon Aguirre.');

  // What waits is used: the engine in the page counts it once the entitlements are here again.
  await open(page, 'maite.zubiri', '/payments/new');
  await amountField(page).fill('1500.00');
  await expect(answer(page)).toContainText('used');
  expect(await used.allTextContents()).not.toEqual(before);
});

test('what was typed stays when its page is left', async ({ page }) => {
  await typing(page, 'ana.torres');
  await amountField(page).fill('77.00');
  await page.getByRole('navigation').getByRole('link', { name: 'Home' }).click();
  await expect(heading(page, /Ana Torres/)).toBeVisible();
  await page.goBack();
  await expect(amountField(page)).toHaveValue('77.00');
});

interface Sending {
  /** How many answers are lost on their way, after the server has acted. */
  lost?: number;
  /** How many requests are lost before the server has them. */
  unsent?: number;
}

/** What is sent from now on: the key of each payment, in order. */
async function sentKeys(page: Page, { lost = 0, unsent = 0 }: Sending = {}): Promise<string[]> {
  const keys: string[] = [];
  await page.route('**/v1/transactions', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    if (keys.length <= unsent) return route.fulfill({ status: 503, body: 'lost' });
    const response = await route.fetch();
    return keys.length <= lost ? route.fulfill({ status: 503, body: 'lost' }) : route.fulfill({ response });
  });
  return keys;
}

test('a payment whose answer is lost is asked for, not sent again', async ({ page, seen }) => {
  seen.expected.push(/status of 503/);
  await typing(page, 'iker.lasa');
  const keys = await sentKeys(page, { lost: 1 });
  await amountField(page).fill('77.00');
  await send(page).click();
  await expect(page.getByText('We are asking whether it arrived. Do not send it again.')).toBeVisible();
  await expect(heading(page, /, €77[.]00$/)).toBeVisible();
  expect(keys).toHaveLength(1);
});

test('a payment that never arrived is sent again by a person, with the same key', async ({ page, seen }) => {
  seen.expected.push(/status of 503/);
  await typing(page, 'iker.lasa');
  const keys = await sentKeys(page, { unsent: 1 });
  await amountField(page).fill('78.00');
  await send(page).click();
  await expect(notSent(page)).toContainText('It has not arrived. Send it again: it goes out once only.');
  expect(await violations(page)).toEqual([]);
  await expect(amountField(page)).toHaveValue('78.00');
  // Looking at another payment in between does not make it a new one.
  await amountField(page).fill('79.00');
  await amountField(page).fill('78.00');
  expect(keys).toHaveLength(1);

  await send(page).click();
  await expect(heading(page, /, €78[.]00$/)).toBeVisible();
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);

  await open(page, 'iker.lasa', '/payments/new');
  await amountField(page).fill('78.00');
  await send(page).click();
  await expect(heading(page, /, €78[.]00$/)).toBeVisible();
  expect(keys[2]).not.toBe(keys[0]);
});

test('offline nothing is sent, neither then nor later by itself', async ({ page, context, seen }) => {
  seen.expected.push(/ERR_INTERNET_DISCONNECTED/);
  await typing(page, 'iker.lasa');
  const keys = await sentKeys(page);
  await context.setOffline(true);
  await amountField(page).fill('41.00');
  await expect(answer(page)).toHaveAttribute('data-outcome', 'executed');
  await expect(send(page)).toBeDisabled();
  await expect(page.getByText('You are offline. Answers still come; sending waits.')).toHaveCount(2);

  // Long enough for whatever would send it by itself: the reads of the page do come back.
  const reads = page.waitForResponse((response) => response.url().endsWith('/v1/me/entitlements'));
  await context.setOffline(false);
  await reads;
  await page.waitForTimeout(3000);
  expect(keys).toEqual([]);
  await expect(amountField(page)).toHaveValue('41.00');

  await send(page).click();
  await expect(heading(page, /, €41[.]00$/)).toBeVisible();
  expect(keys).toHaveLength(1);
});

test('B1: limits that changed while somebody typed: nothing is sent, and the page says what has changed', async ({ page, seen }) => {
  seen.expected.push(/status of 409/);
  await typing(page, 'iker.lasa');
  await amountField(page).fill('33.00');
  await expect(answer(page)).toContainText('Goes out now.');
  const [whole, tighter] = await tightened(page);
  await configure(page, tighter);
  try {
    await send(page).click();
    await expect(notSent(page)).toContainText('Your limits changed while you were typing. Nothing was sent.');
    await expect(notSent(page)).toContainText('at most €20.00 a payment');
    // The page has the new entitlements by now: its own answer is the server's.
    await expect(answer(page)).toContainText('Not possible.');
    await expect(amountField(page)).toHaveValue('33.00');
    await expect(send(page)).toBeDisabled();
    expect(await violations(page)).toEqual([]);
  } finally {
    await configure(page, whole);
  }
});

test('limits that arrive while somebody types leave the typing and the focus where they are', async ({ page }) => {
  await typing(page, 'iker.lasa');
  await amountField(page).fill('33.00');
  await expect(answer(page)).toHaveAttribute('data-outcome', 'executed');
  const [whole, tighter] = await tightened(page);
  await configure(page, tighter);
  try {
    // As when the window is looked at again.
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await expect(answer(page)).toHaveAttribute('data-outcome', 'denied');
    await expect(amountField(page)).toHaveValue('33.00');
    await expect(amountField(page)).toBeFocused();
  } finally {
    await configure(page, whole);
  }
});

const REFUSED = [{ pointer: '/amount', code: 'invalid-amount', detail: 'is too large' }];

test('what the server refuses is said over the form, with the focus', async ({ page, seen }) => {
  seen.expected.push(/status of 422/);
  await typing(page, 'ana.torres');
  await page.route('**/v1/transactions', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          json: { code: 'invalid-amount', status: 422, detail: 'not an amount', errors: REFUSED },
        })
      : route.continue(),
  );
  await amountField(page).fill('12.00');
  await send(page).click();
  await expect(notSent(page)).toBeFocused();
  await expect(notSent(page)).toContainText('1 thing needs your attention');
  expect(await violations(page)).toEqual([]);
});

test('the keyboard alone makes a payment', async ({ page }) => {
  await typing(page, 'tomas.oliver');
  await amountField(page).focus();
  await page.keyboard.type('64.10');
  await page.keyboard.press('Enter');
  await expect(heading(page, /, €64[.]10$/)).toBeFocused();
});

test('the page speaks Spanish, and what was typed stays the same amount', async ({ page }) => {
  await typing(page, 'ana.torres');
  await amountField(page).fill('16,000.50');
  await page.getByRole('button', { name: /^Ana Torres/ }).click();
  await page.getByRole('menuitemradio', { name: 'Español' }).click();
  const said = page.getByRole('region', { name: 'Respuesta' });
  await expect(said).toContainText('Requiere aprobación');
  await expect(said).toContainText('Necesita la aprobación de dos personas');
  await expect(page.getByRole('textbox', { name: 'Importe' })).toHaveValue('16.000,50');
  // What is chosen stays with the person.
  await page.getByRole('button', { name: /^Ana Torres/ }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(amountField(page)).toHaveValue('16,000.50');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no answer is inaccessible in the ${colorScheme} scheme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await typing(page, 'ana.torres');
    for (const amount of ['250', '6000', '26000', 'x']) {
      await amountField(page).fill(amount);
      await expect(answer(page).getByRole('heading').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    }
  });
}

for (const language of ['en', 'es', 'ar'] as const) {
  test(`no answer scrolls sideways on 320 pixels (${language})`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await speaking(page, language);
    await typing(page, 'ana.torres');
    for (const amount of ['250', '6000', '26000']) {
      await page.locator('#field-amount').fill(amount);
      expect(await widthOf(page)).toBe(320);
    }
  });
}

test('the list is where a payment was sent from', async ({ page }) => {
  await open(page, 'ana.torres', '/payments');
  await page.getByRole('link', { name: 'New payment' }).click();
  await expect(heading(page, 'New payment')).toBeFocused();
  await page.getByRole('main').getByRole('link', { name: 'Payments' }).click();
  await expect(list(page)).toBeVisible();
});
