// The pages about people, as pictures are taken of them.
import type { Page } from '@playwright/test';
import type { Screen } from './screens.ts';

const ADMIN = 'luis.valdelosa';
const act = (user: string) => (page: Page): Promise<void> => page.locator(`[id="act-${user}"]`).click();
const edit = (page: Page): Promise<void> => page.getByRole('main').getByRole('button', { name: /^(Edit|Editar|تعديل)/ }).first().click();

/** The details of somebody who is not there yet. */
async function details(page: Page): Promise<void> {
  const mark = Date.now().toString(36).slice(-6);
  const typed: Record<string, string> = {
    firstName: 'Irene',
    lastName: 'Sanz Ortega',
    email: `irene.${mark}@valdelosa.example`,
    phone: '611 55 54 12',
    ssn: `512${10 + (Date.now() % 90)}${1000 + (Math.floor(Date.now() / 90) % 9000)}`,
    userName: `irene.${mark}`,
  };
  for (const [field, text] of Object.entries(typed)) await page.locator(`#person-${field}`).fill(text);
  await page.locator('#check-user-name').click();
  await page.locator('#continue:not([disabled])').waitFor();
}

async function toCopy(page: Page): Promise<void> {
  await details(page);
  await page.locator('#continue').click();
  await page.getByRole('radio').first().waitFor();
}

async function toAccess(page: Page): Promise<void> {
  await toCopy(page);
  await page.getByRole('radio').first().press('Space');
  await page.locator('#continue:not([disabled])').click();
  await page.getByRole('checkbox').nth(1).press('Space');
}

async function toCheck(page: Page): Promise<void> {
  await toAccess(page);
  await page.locator('[id^="access-"][id$="-roles"]').first().click();
  await page.getByRole('option').first().click();
  await page.keyboard.press('Escape');
  await page.locator('#continue:not([disabled])').click();
  await page.locator('#change-details').waitFor();
  await page.waitForLoadState('networkidle');
}

async function toCreated(page: Page): Promise<void> {
  await toCheck(page);
  await page.locator('#continue').click();
  await page.locator('#view-created').waitFor();
}

const kept = async (page: Page): Promise<void> => {
  await edit(page);
  await page.locator('#person-middleName').fill('Inés');
  await page.getByRole('main').getByRole('button').filter({ hasText: /^(Keep|Conservar|اعتماد)$/ }).click();
};

/** Somebody who was found on a list. */
const listed = async (page: Page): Promise<void> => {
  await page.route('**/v1/users/irene.sanz', async (route) => {
    const answer = await route.fetch();
    const screening = { state: 'hit', screenedAt: '2026-11-30T10:42:00Z' };
    await route.fulfill({ response: answer, json: { ...(await answer.json()), screening } });
  });
  await page.reload();
  await page.locator('#check-again').waitFor();
};

/** An edit that comes second. */
const stale = async (page: Page): Promise<void> => {
  await kept(page);
  const problem = { type: 'about:blank', title: 'x', status: 412, code: 'stale', detail: 'x' };
  await page.route('**/v1/users/marta.iglesias/details', async (route) => {
    const answer = await route.fetch({ method: 'GET' });
    if (route.request().method() === 'GET') return route.fulfill({ response: answer });
    return route.fulfill({ status: 412, contentType: 'application/problem+json', json: problem });
  });
  await page.route('**/v1/users/marta.iglesias', async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const details = { ...body.details, phone: '+34611555999', changedAt: '2026-11-30T10:42:00Z', changedBy: 'luis.valdelosa' };
    await route.fulfill({ response: answer, json: { ...body, details } });
  });
  await page.getByRole('main').locator('section button').last().click();
  await page.getByRole('alertdialog').getByRole('button').last().click();
  await page.getByRole('alert').waitFor();
};

const nobody = async (page: Page): Promise<void> => {
  await page.route(/[/]v1[/]users$/, (route) => route.fulfill({ json: { items: [], total: 0, matching: 0 } }));
  await page.reload();
  await page.getByRole('main').getByRole('status').getByRole('link').waitFor();
};

export const PEOPLE_SCREENS: readonly Screen[] = [
  { name: 'users', path: '/users', as: ADMIN },
  { name: 'users-opened', path: '/users?open=irene.sanz', as: ADMIN },
  { name: 'users-own-opened', path: '/users?open=luis.valdelosa', as: ADMIN },
  { name: 'users-no-match', path: '/users?q=nobody&status=suspended', as: ADMIN },
  { name: 'users-empty', path: '/users', as: ADMIN, then: nobody },
  { name: 'users-import', path: '/users/import', as: ADMIN },
  { name: 'user-add', path: '/users/pablo.rey/add', as: ADMIN },
  { name: 'users-not-permitted', path: '/users', as: 'marta.iglesias' },
  { name: 'users-suspend', path: '/users', as: ADMIN, over: true, then: act('elena.robles') },
  { name: 'users-resend', path: '/users', as: ADMIN, over: true, then: act('irene.sanz') },
  {
    name: 'users-filters',
    path: '/users',
    as: ADMIN,
    over: true,
    narrow: true,
    then: (page) => page.getByRole('search').getByRole('button').last().click(),
  },
  { name: 'user-details', path: '/users/elena.robles/details', as: ADMIN },
  { name: 'user-details-edit', path: '/users/elena.robles/details', as: ADMIN, then: edit },
  { name: 'user-details-kept', path: '/users/marta.iglesias/details', as: ADMIN, then: kept },
  { name: 'user-details-stale', path: '/users/marta.iglesias/details', as: ADMIN, then: stale },
  { name: 'user-screening', path: '/users/irene.sanz/details', as: ADMIN, then: listed },
  { name: 'user-access', path: '/users/ana.torres/access', as: ADMIN },
  { name: 'user-access-edit', path: '/users/daniel.ochoa/access', as: ADMIN, then: edit },
  { name: 'user-permissions', path: '/users/ana.torres/permissions', as: ADMIN },
  { name: 'user-other', path: '/users/ana.torres/other', as: ADMIN },
  { name: 'user-limits', path: '/users/ana.torres/limits', as: ADMIN },
  { name: 'user-own', path: '/users/luis.valdelosa/permissions', as: ADMIN },
  { name: 'user-unknown', path: '/users/nobody.here/details', as: ADMIN },
  { name: 'new-user', path: '/users/new', as: ADMIN },
  {
    name: 'new-user-records',
    path: '/users/new',
    as: ADMIN,
    then: async (page) => {
      await page.getByText(/^(Find in bank records|Buscar en los registros del banco|البحث في سجلات البنك)$/).click();
      await page.locator('[role="radiogroup"] input').nth(2).waitFor({ state: 'attached' });
    },
  },
  { name: 'new-user-copy', path: '/users/new', as: ADMIN, then: toCopy },
  { name: 'new-user-access', path: '/users/new', as: ADMIN, then: toAccess },
  { name: 'new-user-check', path: '/users/new', as: ADMIN, then: toCheck },
  { name: 'new-user-created', path: '/users/new', as: ADMIN, then: toCreated },
  { name: 'new-user-gone', path: '/users/new/none/details', as: ADMIN },
  { name: 'new-user-not-permitted', path: '/users/new', as: 'marta.iglesias' },
];
