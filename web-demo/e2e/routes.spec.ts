import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { open, openBlank, signedInAs, violations, widthOf } from './support.ts';
import { expect, test } from './watched.ts';

const ADMIN = 'luis.valdelosa';
const ANA = 'ana.torres';

interface Visit {
  /** The route as the router knows it. */
  route: string;
  path: string;
  /** Who looks; nobody where one is not signed in yet. */
  as?: string;
  /** What is answered in place of the service, where a state of its own leads there. */
  before?: (page: Page) => Promise<void>;
}

/** Signed in, but something is due first. */
const due = (what: 'mustChangePassword' | 'mustSetUpSecondFactor') => async (page: Page): Promise<void> => {
  await page.route('**/v1/me', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), [what]: true } });
  });
};

/** A page of every route. What stands behind a step of a journey is looked at by that journey. */
const VISITS: readonly Visit[] = [
  { route: '/sign-in', path: '/sign-in' },
  { route: '/sign-in/code', path: '/sign-in/code' },
  { route: '/activate', path: '/activate' },
  { route: '/activate', path: '/activate#token=x' },
  { route: '/enrol', path: '/enrol' },
  { route: '/first-password', path: '/first-password', as: ANA, before: due('mustChangePassword') },
  { route: '/second-factor', path: '/second-factor', as: ANA, before: due('mustSetUpSecondFactor') },
  { route: '/mail', path: '/mail' },
  { route: '/', path: '/', as: ANA },
  { route: '/payments', path: '/payments', as: ANA },
  { route: '/payments/new', path: '/payments/new', as: ANA },
  { route: '/payments/$id', path: '/payments/none', as: ANA },
  { route: '/me/$tab', path: '/me/details', as: ADMIN },
  { route: '/me/$tab', path: '/me/rights', as: ADMIN },
  { route: '/me/$tab', path: '/me/devices', as: ADMIN },
  { route: '/me/$tab', path: '/me/password', as: ADMIN },
  { route: '/audit', path: '/audit', as: ADMIN },
  { route: '/audit/$id', path: '/audit/1', as: ADMIN },
  { route: '/users', path: '/users', as: ADMIN },
  { route: '/users', path: '/users?open=irene.sanz', as: ADMIN },
  { route: '/users/new', path: '/users/new', as: ADMIN },
  { route: '/users/new/$draft/$step', path: '/users/new/none/details', as: ADMIN },
  { route: '/users/import', path: '/users/import', as: ADMIN },
  { route: '/users/$id/add', path: '/users/elena.robles/add', as: ADMIN },
  { route: '/users/$id', path: '/users/elena.robles', as: ADMIN },
  { route: '/users/$id/$section', path: '/users/elena.robles/details', as: ADMIN },
  { route: '/users/$id/$section', path: '/users/elena.robles/access', as: ADMIN },
  { route: '/users/$id/$section', path: '/users/elena.robles/permissions', as: ADMIN },
  { route: '/users/$id/$section', path: '/users/elena.robles/other', as: ADMIN },
  { route: '/users/$id/$section', path: '/users/elena.robles/limits', as: ADMIN },
  { route: '$', path: '/nothing/here', as: ADMIN },
];

/** The addresses that the router has, read where they are written. */
function routes(): string[] {
  const source = (name: string): string => readFileSync(new URL(`../src/${name}`, import.meta.url), 'utf8');
  const named = new Map([...source('session/back.ts').matchAll(/const (\w+) = '([^']+)'/g)].map(([, name, path]) => [name, path]));
  const found = [...source('router.tsx').matchAll(/\bpath: (?:'([^']+)'|(\w+))/g)];
  return [...new Set(found.map(([, path, name]) => path ?? named.get(name) ?? name ?? ''))];
}

test('every route is visited below', () => {
  expect(routes().length).toBeGreaterThan(15);
  expect(routes().filter((path) => !VISITS.some(({ route }) => route === path))).toEqual([]);
});

async function visit(page: Page, { path, as, before }: Visit): Promise<void> {
  if (as === undefined) {
    await page.context().clearCookies();
    await openBlank(page);
  } else {
    await signedInAs(page, as);
  }
  await before?.(page);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no route has a page that is inaccessible in the ${colorScheme} scheme`, async ({ page, seen }) => {
    test.setTimeout(240_000);
    seen.expected.push(/status of 40[134]/, /status of 422/);
    await page.emulateMedia({ colorScheme });
    for (const one of VISITS) {
      await visit(page, one);
      expect(await violations(page), one.path).toEqual([]);
      await page.unrouteAll();
    }
  });
}

for (const language of ['en', 'es', 'ar'] as const) {
  test(`no route has a page that scrolls sideways on 320 pixels (${language})`, async ({ page, seen }) => {
    test.setTimeout(240_000);
    seen.expected.push(/status of 40[134]/, /status of 422/);
    await page.setViewportSize({ width: 320, height: 700 });
    await page.addInitScript((code) => localStorage.setItem('language', code), language);
    for (const one of VISITS) {
      await visit(page, one);
      expect(await widthOf(page), one.path).toBe(320);
      await page.unrouteAll();
    }
  });
}

test('the dialogs over the pages are accessible as well, in both schemes', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await open(page, ADMIN, '/users');
    await page.getByRole('button', { name: 'Suspend Ana Torres' }).click();
    await expect(page.getByRole('alertdialog').getByRole('textbox')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Resend link to Irene Sanz' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await open(page, ADMIN, '/me/devices');
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  }
});
