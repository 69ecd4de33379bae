import type { Page } from '@playwright/test';

/** Nobody else’s name, address or number. */
export const unique = (): string => Date.now().toString(36).slice(-5);
/** A number that is one: neither group nor serial is all zeros. */
export function ssn(): string {
  const now = Date.now();
  return `512${10 + (now % 90)}${1000 + (Math.floor(now / 90) % 9000)}`;
}

export interface Person {
  first: string;
  last: string;
  userName: string;
}

export async function typeDetails(page: Page, { first, last, userName }: Person): Promise<void> {
  await page.getByRole('textbox', { name: 'First name' }).fill(first);
  await page.getByRole('textbox', { name: 'Last name' }).fill(last);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`${userName}@valdelosa.example`);
  await page.getByRole('textbox', { name: /^Phone/ }).fill('611 55 54 12');
  await page.getByRole('textbox', { name: 'SSN' }).fill(ssn());
  await page.getByRole('textbox', { name: 'User name' }).fill(userName);
}
