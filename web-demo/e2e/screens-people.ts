// The pages about people, as pictures are taken of them.
import type { Page } from '@playwright/test';
import type { Screen } from './screens.ts';

const ADMIN = 'luis.valdelosa';
const act = (user: string) => (page: Page): Promise<void> => page.locator(`[id="act-${user}"]`).click();
const edit = (page: Page): Promise<void> => page.getByRole('main').getByRole('button', { name: /^(Edit|Editar|تعديل)/ }).first().click();

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
  { name: 'user-permissions', path: '/users/ana.torres/permissions', as: ADMIN },
  { name: 'user-other', path: '/users/ana.torres/other', as: ADMIN },
  { name: 'user-limits', path: '/users/ana.torres/limits', as: ADMIN },
  { name: 'user-own', path: '/users/luis.valdelosa/permissions', as: ADMIN },
  { name: 'user-unknown', path: '/users/nobody.here/details', as: ADMIN },
];
