import { expect, type Page } from '@playwright/test';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';
import { isAccessible } from '../pages/gallery.ts';

const origin = () => `http://localhost:${system().web}`;

// A service worker that has them answers with the files that it kept.
test.use({ serviceWorkers: 'block', intercepted: true });

/** The first page that is loaded does not get this file; the second does.  */
async function loseOnce(page: Page, file: RegExp): Promise<void> {
  let pages = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) pages += 1;
  });
  await page.route(file, (route) => (pages < 2 ? route.abort('connectionreset') : route.continue()));
  await page.goto(`${origin()}/admin-local/agenda`, { waitUntil: 'commit' });
}

for (const [what, file] of [
  ['the code that all pages need', /\/inicio-[\w-]+\.js$/],
  ['the page that is asked for', /\/login\.component-[\w-]+\.js$/],
  ['the texts', /\/es-[\w-]+\.js$/],
  ['the styles', /\/styles-[\w-]+\.css$/],
] as const) {
  test(`the page stands by itself when ${what} did not come at first`, async ({ page }) => {
    await loseOnce(page, file);
    await expect(page.getByTestId('login-email')).toBeVisible();
    await expect(page.locator('body')).toHaveCSS('font-size', '15px');
  });
}

for (const [width, colorScheme] of [
  [1440, 'light'],
  [390, 'dark'],
] as const) {
  test.describe(`${width} px, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme });

    test('an empty page says that it is still trying, and can be asked to', async ({ page }) => {
      const needed = /\/inicio-[\w-]+\.js$/;
      await page.route(needed, (route) => route.abort());
      // It does not get to try again by itself.
      await page.route(/\/index\.html\?/, (route) => route.abort());
      await page.goto(`${origin()}/admin-local/`, { waitUntil: 'commit' });
      const notice = page.getByRole('alert');
      await expect(notice).toContainText('Una parte de la página no ha llegado.');
      await isAccessible(page);
      await page.unroute(needed);
      await notice.getByRole('button', { name: 'Cargar de nuevo' }).click();
      await expect(page.getByTestId('login-email')).toBeVisible();
    });
  });
}

test('who goes to a page whose file is gone since a deploy is taken there', async ({ page }) => {
  await DashboardPage.open(page, origin());
  await page.route(/\/clientes\.component-[\w-]+\.js$/, (route) => route.fulfill({ status: 404 }), {
    times: 1,
  });
  await page.getByRole('link', { name: 'Clientes' }).first().click();
  await expect(page).toHaveURL(/\/admin-local\/clientes$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Clientes' })).toBeVisible();
});

test('whoever waits for a page is told why it does not come, and is taken there when it can be had', async ({
  page,
}) => {
  await DashboardPage.open(page, origin());
  await page.route(/\/(clientes\.component-[\w-]+\.js|index\.html\?.*)$/, (route) => route.abort());
  await page.getByRole('link', { name: 'Clientes' }).first().click();
  await expect(page.locator('#carga')).toContainText('Una parte de la página no ha llegado.');
  await isAccessible(page);
  await page.unrouteAll();
  await expect(page).toHaveURL(/\/admin-local\/clientes$/, { timeout: 20_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Clientes' })).toBeVisible();
});

test('a part that nobody asked for comes with the page loaded again, without a word', async ({ page }) => {
  let lost = 0;
  await page.route(/\/mapa-de-ocupacion[\w.-]+\.js$/, (route) => {
    lost += 1;
    return lost === 1 ? route.abort() : route.continue();
  });
  await DashboardPage.open(page, origin());
  await expect.poll(() => lost).toBe(2);
  await expect(page.locator('#mapa-titulo')).toBeVisible();
  await expect(page.locator('#carga')).toHaveCount(0);
});
