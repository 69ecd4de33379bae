import { expect, test } from './watched';
import { choose, heading, list, open, rowOf, signedInAs, violations, widthOf } from './support';

test('the list says what, how much, from where, when, where it stands and what is next', async ({ page }) => {
  await open(page, 'ana.torres', '/payments');
  await expect(list(page).getByRole('columnheader')).toHaveText(['Payment', 'Amount', 'From', 'Date', 'Status', 'Next step']);
  await expect(page.getByRole('status').filter({ hasText: /^[0-9]+ payments$/ })).toBeVisible();
  const waiting = rowOf(page, '€4,200.00');
  await expect(waiting).toContainText('Operating account •• 5239');
  await expect(waiting).toContainText('Waits');
  await expect(waiting).toContainText('Needs Luis Valdelosa, Elena Robles or Nuria Campos.');
  await expect(rowOf(page, '€300.00')).toContainText('Sent');
});

test('filters, search and the opened payment are in the address: links open the same view, Back undoes', async ({ page, context }) => {
  await open(page, 'ana.torres', '/payments');
  await page.getByRole('radio', { name: 'Waits' }).click();
  await expect(page).toHaveURL(/[?]status=pendingApproval$/);
  await expect(list(page)).not.toContainText('Sent');
  const opener = list(page).getByRole('button', { name: /^Details of/ }).first();
  await opener.click();
  await expect(list(page)).toContainText('Reference');
  await page.getByRole('searchbox', { name: 'Search payments' }).fill('domestic');

  const shared = await context.newPage();
  await shared.goto(page.url());
  await expect(shared.getByRole('radio', { name: 'Waits' })).toBeChecked();
  await expect(shared.getByRole('searchbox', { name: 'Search payments' })).toHaveValue('domestic');
  await shared.close();

  // Typing replaces the address, choosing adds one.
  await page.goBack();
  await expect(page).toHaveURL(/[?]status=pendingApproval$/);
  await expect(opener).toHaveAttribute('aria-expanded', 'false');
  await page.goBack();
  await expect(page.getByRole('radio', { name: 'All' })).toBeChecked();
});

test('the list is sorted by the service, as the address says', async ({ page }) => {
  await open(page, 'ana.torres', '/payments');
  await choose(page, /^Sort|Newest first/, 'Date, earliest first');
  await expect(page).toHaveURL(/[?]sort=date$/);
  const dates = async (): Promise<number[]> => {
    const texts = await list(page).getByRole('row').locator('td:nth-of-type(3)').allTextContents();
    return texts.map((text) => Date.parse(text));
  };
  await expect.poll(async () => (await dates()).length).toBeGreaterThan(2);
  await expect.poll(async () => [...(await dates())].sort((a, b) => a - b).join()).toBe((await dates()).join());
  await page.goBack();
  await expect(page).toHaveURL(/payments$/);
});

test('where nothing matches, the page says what was looked for and clears it', async ({ page }) => {
  await open(page, 'ana.torres', '/payments?q=sanz&status=executed');
  await expect(page.getByRole('main')).toContainText('No payment matches “sanz”, Sent.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(list(page)).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
});

test('what is opened on Home is in its address, too', async ({ page }) => {
  await open(page, 'ana.torres');
  const opener = page.getByRole('table', { name: 'Latest payments' }).getByRole('button', { name: /^Details of/ }).first();
  await opener.click();
  await expect(page).toHaveURL(/[?]open=/);
  await page.reload();
  await expect(opener).toHaveAttribute('aria-expanded', 'true');
  await page.goBack();
  await expect(opener).toHaveAttribute('aria-expanded', 'false');
});

test('an empty list says so', async ({ page }) => {
  await open(page, 'jon.aguirre', '/payments');
  await expect(page.getByRole('main')).toContainText('No payments yet.');
  expect(await violations(page)).toEqual([]);
});

test('a list that cannot be loaded says that nothing was changed, and is tried again', async ({ page, seen }) => {
  seen.expected.push(/status of 503/);
  await page.route('**/v1/transactions', (route) => route.fulfill({ status: 503, body: 'lost' }));
  await open(page, 'ana.torres', '/payments');
  await expect(page.getByRole('main')).toContainText('The list could not be loaded. Nothing was changed.');
  expect(await violations(page)).toEqual([]);
  await page.unroute('**/v1/transactions');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(list(page)).toBeVisible();
});

test('what is loading shows nothing at once, and a sign after a moment', async ({ page }) => {
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await page.route('**/v1/transactions', async (route) => {
    await held;
    return route.continue();
  });
  await signedInAs(page, 'ana.torres');
  await page.goto('/payments');
  await expect(page.getByRole('progressbar', { name: 'Loading' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  goOn();
  await expect(list(page)).toBeVisible();
});

test('more than a page of payments is shown on demand, and searched to its end', async ({ page }) => {
  await open(page, 'ana.torres', '/payments');
  const first = await page.evaluate(async () => {
    const answer = await fetch('/v1/transactions');
    return ((await answer.json()) as { items: { id: string }[] }).items;
  });
  const one = first[0];
  const pages = [...Array(3).keys()].map((number) => ({
    items: [...Array(2).keys()].map((place) => ({ ...one, id: `made-${number}-${place}` })),
    ...(number < 2 && { nextCursor: String(number + 1) }),
  }));
  await page.route('**/v1/transactions*', (route) =>
    route.fulfill({ json: pages[Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0)] }),
  );
  await page.reload();
  await expect(page.getByText('The first 2 payments', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(page.getByText('The first 4 payments', { exact: true })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search payments' }).fill('made-2-1');
  await expect(page.getByText('1 of 6 payments', { exact: true })).toBeVisible();
});

test('one payment: its facts, what happens to it, and its reference to copy', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'ana.torres', '/payments');
  await rowOf(page, '€4,200.00').getByRole('link').click();
  await expect(heading(page, 'Domestic transfer, €4,200.00')).toBeFocused();
  const main = page.getByRole('main');
  await expect(main).toContainText('Bodegas Valdelosa S.L.');
  await expect(main).toContainText('Entered by Ana Torres');
  await expect(main).toContainText('Needs Luis Valdelosa, Elena Robles or Nuria Campos.');
  await expect(main).toContainText('Without approval at most €1,000.00 a payment from Operating account •• 5239.');
  await main.getByRole('button', { name: 'Copy' }).click();
  await expect(main).toContainText('Copied');
  const id = page.url().split('/').at(-1);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
  expect(await violations(page)).toEqual([]);
});

test('a payment of somebody else, and one that is none, are both not there', async ({ page, seen }) => {
  seen.expected.push(/status of 404/);
  await open(page, 'ana.torres', '/payments');
  await rowOf(page, '€4,200.00').getByRole('link').click();
  await expect(heading(page, /4,200/)).toBeVisible();
  const address = new URL(page.url()).pathname;
  for (const path of [address, '/payments/0192f3a4-0000-7000-8000-000000000000', '/payments/%20']) {
    await open(page, 'marta.iglesias', path);
    await expect(page.getByRole('main')).toContainText('This page does not exist, or is not yours to see.');
  }
  expect(await violations(page)).toEqual([]);
});

test('on a tablet the table has four columns, and the rest in the opened row', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await open(page, 'ana.torres', '/payments');
  await expect(list(page).getByRole('columnheader')).toHaveText(['Payment', 'Amount', 'Date', 'Status']);
  await list(page).getByRole('button', { name: /^Details of/ }).first().click();
  await expect(list(page)).toContainText('Next step');
  expect(await widthOf(page)).toBe(768);
  expect(await violations(page)).toEqual([]);
});

test('on a phone payments are cards, and the main action is at the bottom', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, 'ana.torres', '/payments');
  const cards = page.getByRole('list', { name: 'Payments' });
  await cards.getByRole('button', { name: /^Details of/ }).first().click();
  await expect(cards).toContainText('Next step');
  expect(await widthOf(page)).toBe(320);
  await expect(page.getByRole('link', { name: 'New payment' })).toBeInViewport({ ratio: 1 });
  expect(await violations(page)).toEqual([]);
});

test('on a phone filters are a dialog of their own', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, 'ana.torres', '/payments');
  await page.getByRole('button', { name: 'Filters' }).click();
  const dialog = page.getByRole('dialog', { name: 'Filters' });
  await dialog.getByRole('radio', { name: 'Waits' }).click();
  expect(await violations(page)).toEqual([]);
  expect(await widthOf(page)).toBe(320);
  await dialog.getByRole('button', { name: 'Show payments' }).click();
  await expect(page).toHaveURL(/[?]status=pendingApproval$/);
  await expect(page.getByRole('button', { name: 'Filters' })).toBeFocused();
});
