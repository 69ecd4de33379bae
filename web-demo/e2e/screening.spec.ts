import type { Page } from '@playwright/test';
import { ssn, unique } from './newcomer.ts';
import { open, openBlank, PASSWORD, STAFF, violations } from './support.ts';
import { expect, test } from './watched.ts';

const ADMIN = 'diego.molina';

interface Mail {
  user: string;
  link?: string;
}

/** Somebody new who has the name of somebody on a list. */
async function listed(page: Page): Promise<{ user: string; link: string }> {
  const mark = unique();
  const details = {
    firstName: 'Dmitri',
    lastName: 'Valerin',
    email: `dmitri.${mark}@portazul.example`,
    phone: '+34611555888',
    ssn: ssn(),
    userName: `dmitri.${mark}`,
  };
  const headers = { 'X-Demo-Principal': `user/harbour/${ADMIN}`, 'Idempotency-Key': mark };
  const data = { source: 'manual', details, customers: [{ customer: 'portazul-logistics', roles: ['payments-clerk'] }] };
  const response = await page.request.post('/v1/users', { headers, data });
  expect(response.status(), await response.text()).toBe(201);
  const { user } = (await response.json()) as { user: string };
  const { messages } = (await (await page.request.get('/v1/demo/mailbox')).json()) as { messages: Mail[] };
  return { user, link: messages.find((mail) => mail.user === user)?.link ?? '' };
}

test('who is found on a list cannot activate until the bank has cleared it: the page says so, and who can', async ({ page, seen }) => {
  seen.expected.push(/status of 40[19]/);
  const { user, link } = await listed(page);
  await open(page, ADMIN, `/users/${user}/details`);
  const main = page.getByRole('main');
  await expect(main).toContainText('The bank has to check Dmitri Valerin before the access can be activated');
  await expect(main).toContainText('Only the bank’s staff can clear this; nobody at your company can.');
  await expect(main).toContainText('the bank has to clear it');
  expect(await violations(page)).toEqual([]);
  await main.getByRole('button', { name: 'Check again' }).click();
  await expect(main).toContainText('Checked again: the bank still has to clear it.');

  await openBlank(page);
  await page.goto(link);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('The bank is still checking your details.');

  const data = { reason: 'Somebody else of this name' };
  const cleared = await page.request.post(`/v1/users/${user}/screening/clearance`, { headers: STAFF, data });
  expect(cleared.status()).toBe(200);
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  await expect(main).toContainText('Your access is active.');
  await open(page, ADMIN, `/users/${user}/details`);
  await expect(main).toContainText('cleared by the bank');
  await expect(main.getByRole('button', { name: 'Check again' })).toHaveCount(0);
});

test('who may not create users is told nothing of a screening', async ({ page }) => {
  const { user } = await listed(page);
  await open(page, 'teresa.vidal', `/users/${user}/details`);
  const main = page.getByRole('main');
  await expect(main).toContainText('Dmitri');
  await expect(main).not.toContainText('Screening');
  await expect(main).not.toContainText('The bank has to check');
});
