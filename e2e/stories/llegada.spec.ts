import { expect, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { aWorkingNegocio, PASSWORD } from '../fixtures/a-working-negocio.ts';
import { CuttableNetwork } from '../fixtures/cuttable-network.ts';
import { morningZone } from '../fixtures/morning-zone.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { isAccessible } from '../pages/gallery.ts';
import { LoginPage } from '../pages/login-page.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

const origin = () => `http://localhost:${system().web}`;

/** A negocio with somebody at its desk, somebody who cuts, and one cita of today. */
async function aDayAtTheDesk() {
  const zonaHoraria = morningZone();
  const salon = await aWorkingNegocio('Peluquería Llegada', { zonaHoraria });
  const { email: admin, api, luis, corte, user } = salon;
  const fecha = Temporal.Now.plainDateISO(zonaHoraria).toString();
  await api.send('POST', '/citas', {
    cliente: 'Ana Puntual',
    servicioId: corte.id,
    profesionalId: luis.id,
    fecha,
    horaInicio: '12:00',
  });
  return { admin, desk: await user('recepcion'), luis: await user('profesional', luis.id) };
}

const openDay = (page: Page, email: string, from = origin()) =>
  RejillaPage.open(page, from, '?vista=dia', email, PASSWORD);

test('who has arrived is seen at once where they are waited for, and is taken back there too', async ({
  page,
  browser,
}) => {
  const emails = await aDayAtTheDesk();
  const desk = await openDay(page, emails.desk);
  const other = await (await browser.newContext()).newPage();
  const luis = await openDay(other, emails.luis);
  const shell = new ShellPage(other);
  await shell.isLive();
  await expect(luis.block('Ana Puntual')).toBeVisible();
  await expect(other.getByTestId('llego')).toHaveCount(0);

  await desk.block('Ana Puntual').click();
  await desk.panel.getByRole('button', { name: 'Llegó' }).click();
  // The toast and the way back stay for some seconds: neither is kept waiting by the rest.
  await Promise.all([
    expect(desk.done).toContainText('Ana Puntual ha llegado'),
    expect(desk.panel.getByTestId('llegada')).toContainText(/Llegó a las \d\d:\d\d/),
    expect(luis.block('Ana Puntual').getByTestId('llego')).toBeVisible(),
    expect(luis.block('Ana Puntual')).toHaveAccessibleName(/Llegó a las \d\d:\d\d/),
    expect(shell.toasts.filter({ hasText: 'Ha llegado' })).toContainText('Ana Puntual'),
  ]);
  await page.getByTestId('deshacer').click();
  await expect(luis.block('Ana Puntual').getByTestId('llego')).toHaveCount(0);
  await expect(desk.block('Ana Puntual').getByTestId('llego')).toHaveCount(0);
  await expect(desk.panel.getByTestId('llegada')).toHaveCount(0);
  await expect(desk.panel.getByTestId('historial')).toContainText('Pat recepcion quitó su llegada');
  await expect(desk.panel.getByTestId('historial')).toContainText('Pat recepcion apuntó su llegada');
  await expect(shell.unread).toHaveText('1');
});

test('the list says who is there, and a profesional notes and takes it back for their own', async ({
  page,
  browser,
}) => {
  const emails = await aDayAtTheDesk();
  await openDay(page, emails.desk);
  await page.getByTestId('vista-lista').click();
  const row = page.getByTestId('agenda-row').filter({ hasText: 'Ana Puntual' });
  await expect(row).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  const luis = await openDay(other, emails.luis);
  await luis.block('Ana Puntual').click();
  await luis.panel.getByRole('button', { name: 'Llegó' }).click();
  await expect(row.getByTestId('llegada')).toContainText(/Llegó a las \d\d:\d\d/);
  await isAccessible(page);
  await expect(luis.block('Ana Puntual').getByTestId('llego')).toBeVisible();
  await isAccessible(other);

  await row.getByTestId('mas-acciones').click();
  await page.getByRole('menuitem', { name: 'Quitar llegada' }).click();
  await expect(row.getByTestId('llegada')).toHaveCount(0);
  await expect(luis.panel.getByRole('button', { name: 'Llegó' })).toBeVisible();
});

test('the dashboard, the sheet on paper and the file say who is there, too', async ({ page, browser }) => {
  const emails = await aDayAtTheDesk();
  await openDay(page, emails.desk);
  const other = await (await browser.newContext()).newPage();
  await other.goto(`${origin()}/admin-local/`);
  await new LoginPage(other).logIn(emails.admin);
  const next = other.getByTestId('proxima').filter({ hasText: 'Ana Puntual' });
  await expect(next).toBeVisible();
  await expect(next.getByTestId('llegada')).toHaveCount(0);

  await new RejillaPage(page).block('Ana Puntual').click();
  await new RejillaPage(page).panel.getByRole('button', { name: 'Llegó' }).click();
  await expect(next.getByTestId('llegada')).toContainText(/Llegó a las 1[01]:\d\d/);
  await isAccessible(other);
  const download = other.waitForEvent('download');
  await other.getByTestId('exportar').click();
  const rows = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
  expect(rows[0]).toMatch(/,llegada$/);
  expect(rows[1]).toMatch(/Ana Puntual.*,1[01]:\d\d$/);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('hoja-del-dia')).toContainText(/Ana Puntual.*Llegó a las 1[01]:\d\d/);
});

test('without a network nobody arrives, and the button says why', async ({ page }) => {
  const { desk: email } = await aDayAtTheDesk();
  const network = await CuttableNetwork.to(system().web);
  const desk = await openDay(page, email, network.origin);
  await desk.block('Ana Puntual').click();
  const arrived = desk.panel.getByRole('button', { name: 'Llegó' });
  await expect(arrived).toBeEnabled();
  // A first connection that is not made yet is no network that went.
  await new ShellPage(page).isLive();
  network.cut();
  await expect(arrived).toBeDisabled({ timeout: 45_000 });
  await expect(arrived).toHaveAccessibleDescription(/Podrás cambiar citas cuando vuelva la conexión/);
  await network.close();
});
