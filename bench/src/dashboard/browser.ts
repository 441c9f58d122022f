/// <reference lib="dom" />
import { chromium, type Browser, type BrowserContext } from 'playwright';

/** What a browser keeps of somebody who is logged in. */
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Playwright's Chromium, or the one that CHROMIUM_PATH names. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

/** An admin's session, and nothing else: a first visit on a device has no last figures to show. */
export async function logIn(browser: Browser, url: string): Promise<Session> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await page.getByTestId('login-email').fill('admin@aurora.demo');
  await page.getByTestId('login-password').fill('demo1234');
  await page.getByTestId('login-submit').click();
  await page.waitForFunction(hasNumber, NUMBERS);
  const session = await context.storageState();
  await context.close();
  for (const { localStorage } of session.origins)
    localStorage.splice(0, localStorage.length, ...localStorage.filter(({ name }) => name === 'token'));
  return session;
}

/** The numbers of the KPI cards. */
export const NUMBERS = '[data-testid^="kpi-"]';

/** Runs in the browser. */
export function hasNumber(selector: string): boolean {
  return [...document.querySelectorAll(selector)].some(({ textContent }) => /\d/.test(textContent));
}
