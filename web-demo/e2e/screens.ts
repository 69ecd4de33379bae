// Writes a picture of every page, in every shape it has, to be looked at: node screens.ts <origin> <folder>
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { AUDIT_SCREENS } from './screens-audit.ts';
import { PEOPLE_SCREENS } from './screens-people.ts';
import { SESSION_SCREENS } from './screens-session.ts';
import { signedInAs } from './support.ts';

export interface Screen {
  name: string;
  path: string;
  /** Who is signed in; null: nobody. */
  as?: string | null;
  /** What is done there before it is looked at. */
  then?: (page: Page) => Promise<void>;
  /** Whether something lies over the page: then only what is in the window is looked at. */
  over?: boolean;
  /** Whether it is there only where the window is narrow. */
  narrow?: boolean;
}

interface Shape {
  name: string;
  options: BrowserContextOptions;
  language?: string;
}

const typed = (amount: string) => (page: Page): Promise<void> => page.locator('#field-amount').fill(amount);
const pressed = (selector: string) => (page: Page): Promise<void> => page.locator(selector).first().click();
/** Before an answer there is nothing to press. */
const unanswered = (path: string) => async (page: Page): Promise<void> => {
  await page.route(path, (route) => route.fulfill({ status: 503, body: 'lost' }));
  await page.reload();
  await page.getByRole('status').getByRole('button').waitFor();
};

const SCREENS: readonly Screen[] = [
  { name: 'home', path: '/' },
  { name: 'payments', path: '/payments' },
  { name: 'payments-opened', path: '/payments', then: pressed('[id^="open-"]') },
  { name: 'payments-no-match', path: '/payments?q=sanz&status=executed' },
  { name: 'payments-empty', path: '/payments', as: 'jon.aguirre' },
  { name: 'payments-failed', path: '/payments', then: unanswered('**/v1/transactions') },
  { name: 'payments-not-permitted', path: '/payments', as: 'martin.calvo' },
  { name: 'payment-waits', path: '/payments?status=pendingApproval', then: pressed('[id^="payment-"]') },
  { name: 'payment-sent', path: '/payments?status=executed', then: pressed('[id^="payment-"]') },
  { name: 'new', path: '/payments/new' },
  { name: 'new-goes-out', path: '/payments/new', then: typed('250') },
  { name: 'new-needs-approval', path: '/payments/new', then: typed('6000') },
  { name: 'new-not-possible', path: '/payments/new', then: typed('26000') },
  { name: 'new-refused', path: '/payments/new', then: typed('0') },
  { name: 'new-offline', path: '/payments/new', then: (page) => page.context().setOffline(true) },
  { name: 'person-menu', path: '/', over: true, then: pressed('header button[aria-haspopup="true"]') },
  {
    name: 'try-as',
    path: '/',
    over: true,
    then: async (page) => {
      await pressed('header button[aria-haspopup="true"]')(page);
      await pressed('[role="menuitem"][data-key="try-as"]')(page);
    },
  },
  {
    name: 'just-sent',
    path: '/payments/new',
    as: 'lucia.ramis',
    over: true,
    then: async (page) => {
      await typed('12')(page);
      await pressed('#send-payment')(page);
      await page.getByRole('alertdialog').waitFor();
    },
  },
  { name: 'menu', path: '/payments', over: true, narrow: true, then: pressed('header button') },
  {
    name: 'filters',
    path: '/payments',
    over: true,
    narrow: true,
    then: (page) => page.getByRole('search').getByRole('button').last().click(),
  },
  { name: 'not-found', path: '/nothing/here' },
];

const phone = { viewport: { width: 320, height: 700 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const SHAPES: readonly Shape[] = [
  { name: 'desktop', options: { viewport: { width: 1280, height: 800 } } },
  { name: 'dark', options: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' } },
  { name: 'tablet', options: { viewport: { width: 768, height: 1024 } } },
  { name: 'phone', options: phone },
  { name: 'spanish', options: { viewport: { width: 1280, height: 800 } }, language: 'es' },
  { name: 'right-to-left', options: { viewport: { width: 1280, height: 800 } }, language: 'ar' },
  { name: 'phone-right-to-left', options: phone, language: 'ar' },
];

/** Those of the README: as small as they can be read. They lie in the folder itself. */
const SMALL: Shape = { name: 'small', options: { viewport: { width: 1024, height: 640 } } };
const SMALL_SCREENS: readonly Screen[] = [
  { name: 'payment', path: '/payments/new', over: true, then: typed('6000') },
  { name: 'users', path: '/users', as: 'luis.valdelosa', over: true },
];

const [origin = '', folder = '', only = ''] = process.argv.slice(2);

/** Makes the window as high as the page, so that what stays at its bottom is there. */
async function fit(page: Page): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, whole) });
}

async function write(browser: Browser, shape: Shape, screen: Screen): Promise<void> {
  const context = await browser.newContext({ baseURL: origin, locale: 'en-GB', reducedMotion: 'reduce', ...shape.options });
  const page = await context.newPage();
  await page.addInitScript((language) => localStorage.setItem('language', language), shape.language ?? 'en');
  const { path, as = 'ana.torres' } = screen;
  if (as !== null) await signedInAs(page, as);
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await screen.then?.(page);
  // What is said after a pause, and what is faded in, is there by then.
  await page.waitForTimeout(700);
  if (!screen.over) await fit(page);
  await page.screenshot({ path: join(folder, shape === SMALL ? '' : shape.name, `${screen.name}.png`) });
  await context.close();
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
if (`${SMALL.name}/` === only) {
  mkdirSync(folder, { recursive: true });
  for (const screen of SMALL_SCREENS) await write(browser, SMALL, screen);
} else {
  for (const shape of SHAPES) await writeAll(shape);
}
await browser.close();

async function writeAll(shape: Shape): Promise<void> {
  mkdirSync(join(folder, shape.name), { recursive: true });
  for (const screen of [...SCREENS, ...SESSION_SCREENS, ...PEOPLE_SCREENS, ...AUDIT_SCREENS]) {
    const isThere = !screen.narrow || (shape.options.viewport?.width ?? 0) < 1024;
    if (isThere && `${shape.name}/${screen.name}`.includes(only)) await write(browser, shape, screen);
  }
}
