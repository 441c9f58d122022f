import { expect } from '@playwright/test';
import { aWorkingNegocio } from '../fixtures/a-working-negocio.ts';
import { bookLateToday } from '../fixtures/book-late-today.ts';
import { CuttableNetwork } from '../fixtures/cuttable-network.ts';
import { morningZone } from '../fixtures/morning-zone.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';
import { InstalledPage } from '../pages/installed-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

test('without a network today can still be read, not changed, and it is live again by itself', async ({
  page,
}) => {
  const salon = await aWorkingNegocio('Salón sin Red', { zonaHoraria: morningZone() });
  await bookLateToday(salon);
  const network = await CuttableNetwork.to(system().web);
  const agenda = await AgendaPage.open(page, network.origin, salon.email);
  await expect(agenda.rows).toHaveCount(2);
  const clients = await agenda.rows.getByRole('heading').allInnerTexts();
  await new InstalledPage(page).isKept();

  network.cut();
  await page.reload();
  await expect(agenda.rows.getByRole('heading')).toHaveText(clients);
  const notice = page.getByTestId('solo-lectura');
  await expect(notice).toContainText(/Ves las citas de las \d\d:\d\d/);
  await expect(notice).toContainText('podrás cambiar citas cuando vuelva');
  const create = page.getByTestId('new-cita').first();
  await expect(create).toBeDisabled();
  await expect(create).toHaveAccessibleDescription(/Sin conexión/);
  const actions = agenda.list.getByTestId(/^(estado-action|mas-acciones)$/);
  expect(await actions.count()).toBeGreaterThan(0);
  for (const action of await actions.all()) await expect(action).toBeDisabled();

  network.heal();
  await expect(new DashboardPage(page).chip).toContainText('En vivo', { timeout: 45_000 });
  await expect(notice).toBeHidden();
  await expect(create).toBeEnabled();
  await network.close();
});

test('when the network goes away under an open agenda one notice says since when, and what cannot be done', async ({
  page,
}) => {
  const network = await CuttableNetwork.to(system().web);
  const agenda = await AgendaPage.open(page, network.origin);
  await expect(agenda.rows.first()).toBeVisible();
  await new ShellPage(page).isLive();
  await new InstalledPage(page).isKept();

  network.cut();
  const notice = page.locator('.notice');
  await expect(notice).toContainText(
    /Sin conexión desde las [\d:]+\. Lo que ves es de esa hora\. Podrás cambiar citas/,
  );
  await expect(notice).toHaveCount(1);
  const create = page.getByTestId('new-cita').first();
  await expect(create).toBeDisabled();
  await expect(create).toHaveAccessibleDescription(/Podrás cambiar citas cuando vuelva la conexión/);
  // Where nothing can be changed, nothing is said of it.
  await page.getByRole('link', { name: 'Clientes' }).click();
  await expect(page.getByRole('heading', { name: 'Clientes' })).toBeVisible();
  await expect(notice.filter({ hasText: 'Sin conexión desde' })).toHaveCount(1);
  await expect(page.getByText('Podrás cambiar citas')).toHaveCount(0);
  await network.close();
});

test('who logs out leaves nothing behind, with a network or without', async ({ page }) => {
  const network = await CuttableNetwork.to(system().web);
  const agenda = await AgendaPage.open(page, network.origin);
  const installed = new InstalledPage(page);
  await installed.isKept();
  await expect.poll(() => installed.traces()).toContainEqual(expect.stringMatching(/^guardado\/.*\/citas$/));

  network.cut();
  await page.getByTestId('account').click();
  await page.getByTestId('logout').click();
  await expect(page.getByTestId('login-email')).toBeVisible();
  expect(await installed.traces()).toEqual([]);
  await page.goto(`${network.origin}/admin-local/agenda`);
  await expect(page.getByTestId('login-email')).toBeVisible();
  await expect(agenda.rows).toHaveCount(0);
  await network.close();
});
