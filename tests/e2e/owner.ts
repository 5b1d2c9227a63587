import type { Page } from 'playwright-core';
import { sign } from '../../lib/accounts/secret.ts';
import { testSecret } from './server.ts';

const owner = { email: 'owner@example.org', password: 'a password for tests' };

/** Signs the first owner in on the server that all tests share; whoever comes first makes the account. */
export async function signInOwner(page: Page): Promise<void> {
  const setup = await page.goto(`/en/setup/${sign(testSecret, 'first-owner', '')}`);
  if (setup?.status() === 200) {
    await page.fill('#owner-organisation', 'Harbour Advice');
    await page.fill('#owner-name', 'Ada');
    await page.fill('#owner-email', owner.email);
    await page.fill('#owner-password', owner.password);
    await page.locator('form:has(#owner-name) button').click();
  } else {
    await page.goto('/en/sign-in');
    await page.fill('#sign-in-email', owner.email);
    await page.fill('#sign-in-password', owner.password);
    await page.locator('form:has(#sign-in-email) button').click();
  }
  await page.waitForURL(/\/en\/desk$/);
}
