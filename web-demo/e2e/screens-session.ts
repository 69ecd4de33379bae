// The pages on which one signs in, and those of one's own account, as pictures are taken of them.
import type { Page } from '@playwright/test';
import type { Screen } from './screens.ts';

type Do = (page: Page) => Promise<void>;

const pressed = (selector: string): Do => (page) => page.locator(selector).first().click();

/** A password on its way. */
const chosen = (password: string): Do => async (page) => {
  await page.locator('#new-password').fill(password);
  await page.getByRole('list').last().waitFor();
};

/** A session that has ended while somebody was at work. */
const ended: Do = async (page) => {
  await page.context().clearCookies();
  await page.reload();
  await page.locator('#password').waitFor();
};

const credentials = async (page: Page, password: string): Promise<void> => {
  await page.locator('#userName').fill('ana.torres');
  await page.locator('#password').fill(password);
  await page.locator('#sign-in').click();
};

const refused: Do = async (page) => {
  await credentials(page, 'not the password');
  await page.getByRole('alert').waitFor();
};

/** Where a code is due; the service is not asked for one. */
const toCode: Do = async (page) => {
  await page.route('**/v1/session', (route) => route.fulfill({ status: 201, json: { step: 'code', stepToken: 'none' } }));
  await credentials(page, 'any password');
  await page.locator('#code').waitFor();
};

/** Signed in, but this is so. */
const so = (what: Record<string, unknown>, path: string): Do => async (page) => {
  await page.route('**/v1/me', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), ...what } });
  });
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
};

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const CODES = Array.from({ length: 10 }, (_, place) => `${4271 + place * 613}-${8803 - place * 527}`);

/** A second factor on its way; its keys are no real ones. */
const toKey: Do = async (page) => {
  await page.route('**/v1/me/second-factor', (route) =>
    route.request().method() === 'PUT'
      ? route.fulfill({ json: { recoveryCodes: CODES } })
      : route.fulfill({ json: { secret: SECRET, uri: `otpauth://totp/Harbour:ana.torres?secret=${SECRET}` } }),
  );
  await page.locator('#second-factor-change').click();
  await page.locator('#asked-password').fill('any password');
  await page.locator('#asked-password').press('Enter');
  await page.locator('#first-code').waitFor();
};

const toCodes: Do = async (page) => {
  await toKey(page);
  await page.locator('#first-code').fill('123456');
  await page.locator('#first-code').press('Enter');
  await page.locator('#codes-kept').waitFor();
};

export const SESSION_SCREENS: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in', as: null },
  { name: 'sign-in-ended', path: '/payments/new', then: ended },
  { name: 'sign-in-refused', path: '/sign-in', as: null, then: refused },
  { name: 'sign-in-missing', path: '/sign-in', as: null, then: pressed('#sign-in') },
  { name: 'enrol', path: '/enrol', as: null },
  { name: 'code', path: '/sign-in', as: null, then: toCode },
  {
    name: 'code-refused',
    path: '/sign-in',
    as: null,
    then: async (page) => {
      await toCode(page);
      await page.route('**/v1/session/code', (route) =>
        route.fulfill({
          status: 401,
          contentType: 'application/problem+json',
          json: { type: 'about:blank', title: 'x', status: 401, code: 'sign-in-refused', detail: 'x' },
        }),
      );
      await page.locator('#code').fill('123456');
      await page.locator('#code').press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'code-recovery',
    path: '/sign-in',
    as: null,
    then: async (page) => {
      await toCode(page);
      await page.getByRole('main').getByRole('button').last().click();
    },
  },
  {
    name: 'code-over',
    path: '/sign-in',
    as: null,
    then: async (page) => {
      await toCode(page);
      await page.locator('#code').fill('123456');
      await page.locator('#code').press('Enter');
      await page.locator('#up').waitFor();
    },
  },
  { name: 'activate', path: '/activate#token=secret', as: null, then: chosen('horse battery staple') },
  {
    name: 'activate-void',
    path: '/activate#token=secret',
    as: null,
    then: async (page) => {
      await chosen('maple kettle quiet lantern')(page);
      await pressed('#activate')(page);
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'activate-by-code', path: '/activate', as: null },
  { name: 'first-password', path: '/', then: so({ mustChangePassword: true }, '/first-password') },
  { name: 'second-factor-first', path: '/', then: so({ mustSetUpSecondFactor: true }, '/second-factor') },
  { name: 'mail', path: '/mail', as: null },
  { name: 'account-details', path: '/me/details' },
  { name: 'account-rights', path: '/me/rights' },
  { name: 'account-devices', path: '/me/devices' },
  { name: 'account-sign-out-everywhere', path: '/me/devices', over: true, then: pressed('#sign-out-everywhere') },
  { name: 'account-password', path: '/me/password', then: chosen('a short one') },
  { name: 'second-factor-password', path: '/me/password', then: pressed('#second-factor-change') },
  { name: 'second-factor-key', path: '/me/password', then: toKey },
  { name: 'second-factor-codes', path: '/me/password', then: toCodes },
  {
    name: 'second-factor-on',
    path: '/',
    then: so({ secondFactor: 'on', recoveryCodesLeft: 9 }, '/me/password'),
  },
];
