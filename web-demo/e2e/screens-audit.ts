// The pages of the audit, as pictures are taken of them.
import type { Screen } from './screens.ts';

const READER = 'luis.valdelosa';

export const AUDIT_SCREENS: readonly Screen[] = [
  { name: 'audit', path: '/audit', as: READER },
  {
    name: 'audit-opened',
    path: '/audit',
    as: READER,
    then: (page) => page.locator('[id^="open-"]').first().click(),
  },
  {
    name: 'audit-verified',
    path: '/audit',
    as: READER,
    then: async (page) => {
      await page.locator('#verify').click();
      await page.locator('#verify ~ [role="status"]').filter({ hasText: /[0-9]/ }).waitFor();
    },
  },
  {
    name: 'audit-filters',
    path: '/audit',
    as: READER,
    over: true,
    narrow: true,
    then: (page) => page.getByRole('search').getByRole('button').last().click(),
  },
  { name: 'audit-no-match', path: '/audit?q=nobody', as: READER },
  { name: 'audit-not-permitted', path: '/audit' },
  {
    name: 'audit-entry',
    path: '/audit',
    as: READER,
    then: async (page) => {
      await page.locator('[id^="entry-"]').first().click();
      await page.getByRole('definition').first().waitFor();
    },
  },
];
