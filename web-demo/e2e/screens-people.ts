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

export const PEOPLE_SCREENS: readonly Screen[] = [
  { name: 'users', path: '/users', as: ADMIN },
  { name: 'users-opened', path: '/users?open=irene.sanz', as: ADMIN },
  { name: 'users-own-opened', path: '/users?open=luis.valdelosa', as: ADMIN },
  { name: 'users-no-match', path: '/users?q=nobody&status=suspended', as: ADMIN },
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
  { name: 'new-user-not-permitted', path: '/users/new', as: 'marta.iglesias' },
];
