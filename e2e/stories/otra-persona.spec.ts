import { expect, type Page } from '@playwright/test';
import { aWorkingNegocio, PASSWORD } from '../fixtures/a-working-negocio.ts';
import { bookLateToday } from '../fixtures/book-late-today.ts';
import { morningZone } from '../fixtures/morning-zone.ts';
import { newNegocio } from '../fixtures/new-negocio.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { InstalledPage } from '../pages/installed-page.ts';
import { LoginPage } from '../pages/login-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

test.use({ intercepted: true });

const origin = () => `http://localhost:${system().web}`;

/** Nothing that the page asks for about the negocio is answered until it is let go. */
async function hold(page: Page, paths: RegExp) {
  const held = Promise.withResolvers<undefined>();
  const asked = page.waitForRequest(paths);
  await page.route(paths, async (route) => {
    await held.promise;
    await route.continue();
  });
  return { asked, letGo: () => held.resolve(undefined) };
}

test('who logs in after somebody else in the same tab sees nothing of theirs, however late their own comes', async ({
  page,
}) => {
  const salon = await aWorkingNegocio('Salón Turnante', { zonaHoraria: morningZone() });
  await bookLateToday(salon);
  const [desk, luis] = [await salon.user('recepcion'), await salon.user('profesional', salon.luis.id)];
  const agenda = await AgendaPage.open(page, origin(), desk, PASSWORD);
  await expect(agenda.rows).toHaveCount(2);
  const shell = new ShellPage(page);
  await shell.isLive();
  await shell.logOut();

  const citas = await hold(page, /\/api\/v1\/citas\?/);
  await new LoginPage(page).logIn(luis, PASSWORD);
  await citas.asked;
  await shell.isLive();
  await expect(page.getByText('Ada Ajena')).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Ada Ajena');

  citas.letGo();
  await expect(page.getByText('Pilar Propia')).not.toHaveCount(0);
  await expect(page.getByText('Ada Ajena')).toHaveCount(0);
  const traces = await new InstalledPage(page).traces();
  expect(traces.filter((key) => key.includes('/recepcion/'))).toEqual([]);
});

test('nor does who belongs to another negocio learn what the one before is called', async ({ page }) => {
  const before = await newNegocio('Salón Anterior');
  const next = await newNegocio('Salón Siguiente');
  await page.goto(`${origin()}/admin-local/`);
  await new LoginPage(page).logIn(before.email);
  const shell = new ShellPage(page);
  await shell.isLive();
  await expect(page).toHaveTitle(/Salón Anterior/);
  await shell.logOut();

  const all = await hold(page, /\/api\/v1\/(negocio|servicios|profesionales|citas|bloqueos)(\?|$)/);
  await new LoginPage(page).logIn(next.email);
  await all.asked;
  await shell.isLive();
  await expect(page).not.toHaveTitle(/Salón Anterior/);
  await expect(page.getByText('Salón Anterior')).toHaveCount(0);
  all.letGo();
  await expect(page).toHaveTitle(/Salón Siguiente/);
});
