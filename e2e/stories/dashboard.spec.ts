import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { aWorkingNegocio } from '../fixtures/a-working-negocio.ts';
import { CuttableNetwork } from '../fixtures/cuttable-network.ts';
import { failsUntilRetried } from '../fixtures/fails-until-retried.ts';
import { EVERY_DAY, newNegocio } from '../fixtures/new-negocio.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';
import { isAccessible } from '../pages/gallery.ts';
import { LoginPage } from '../pages/login-page.ts';

test.use({ intercepted: true });

const origin = () => `http://localhost:${system().web}`;
const list = (page: Page) => page.getByTestId('lista-de-citas').locator('li');

/** A cita of one minute at the beginning of today, which the demo leaves free. */
async function importToday(cliente: string, hora: `00:0${number}`, estado: string): Promise<void> {
  const hoy = Temporal.Now.plainDateISO('America/Mexico_City');
  const fin = Temporal.PlainTime.from(hora).add({ minutes: 1 }).toString({ smallestUnit: 'minute' });
  const api = await ApiClient.logIn('admin@aurora.demo');
  await api.importCsv(
    `cliente,servicio,fecha,hora_inicio,hora_fin,estado\n${cliente},Corte,${hoy.toString()},${hora},${fin},${estado}\n`,
  );
}

test.describe('a stranger finds, without help', () => {
  test('which citas make up "hoy"', async ({ page }) => {
    const dashboard = await DashboardPage.open(page, origin());
    const today = await dashboard.value('hoy');
    await page.getByRole('link', { name: /Citas hoy/ }).click();
    await expect(list(page)).toHaveCount(today);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('lista-de-citas')).toBeHidden();
  });

  test('who did not come this week', async ({ page }) => {
    await importToday('Plantón Seguro', '00:03', 'no_asistio');
    await DashboardPage.open(page, origin());
    await page.getByRole('link', { name: 'Esta semana' }).click();
    await page.getByRole('link', { name: /No asistencia/ }).click();
    await expect(page.getByRole('heading', { name: /No asistieron/ })).toBeVisible();
    await expect(list(page).filter({ hasText: 'Plantón Seguro' })).toContainText('No asistió');
    await expect(list(page).filter({ hasNotText: 'No asistió' })).toHaveCount(0);
  });

  test('which citas fill the day', async ({ page }) => {
    await DashboardPage.open(page, origin());
    await page.getByRole('link', { name: '30 días' }).click();
    await page.getByRole('link', { name: /Ocupación/ }).click();
    await expect(page.getByRole('heading', { name: /Citas que ocupan tiempo · / })).toBeVisible();
    await expect(page).toHaveURL(/ver=ocupan/);
    const estados = list(page).locator('app-estado-chip');
    await expect(estados).toHaveCount(50);
    await expect(estados.filter({ hasNotText: /Pendiente|Confirmada|Completada/ })).toHaveCount(0);
  });

  test('the busiest hour', async ({ page }) => {
    await DashboardPage.open(page, origin());
    await page.getByRole('link', { name: '30 días' }).click();
    await expect(page.getByText(/La hora con más citas: \d\d:00, con \d+/)).toBeVisible();
  });

  test('how to put it on the TV', async ({ page }) => {
    await DashboardPage.open(page, origin());
    await page.getByRole('link', { name: 'Poner en la TV' }).click();
    await expect(page).toHaveURL(/ajustes\/pantallas/);
    await expect(page.getByLabel(/[Cc]ódigo/)).toBeVisible();
  });
});

test('the days are in the address, and survive a reload', async ({ page }) => {
  await DashboardPage.open(page, origin());
  await page.getByTestId('rango-mes').click();
  await expect(page).toHaveURL(/rango=mes/);
  await expect(page.getByTestId('comparado-con')).toContainText('Comparado con');
  await page.getByTestId('comparar').click();
  const hoy = Temporal.Now.plainDateISO('America/Mexico_City');
  await expect(page.getByTestId('comparado-con')).toContainText(String(hoy.year - 1));
  await page.reload();
  await expect(page.getByTestId('rango-mes')).toHaveAttribute('aria-current', 'true');
  await expect(page.getByTestId('comparar')).toHaveText('¿Y justo antes?');
  await expect(page.getByTestId('kpi-citas')).toHaveText(/\d/);
});

test('of the activity only what is asked for is seen, live too, and a line opens its cita where it is now', async ({
  page,
}) => {
  const api = await ApiClient.logIn('recepcion@aurora.demo');
  const cita = await api.createCita('Filtro Movida');
  const dashboard = await DashboardPage.open(page, origin());
  const line = dashboard.activity.filter({ hasText: 'Filtro Movida' });
  await expect(line).toHaveText([/creó la cita/]);
  await page.getByTestId('filtro-actividad').selectOption('Canceladas');
  await expect(page).toHaveURL(/actividad=canceladas/);
  await expect(line).toHaveCount(0);

  const { fecha, horaInicio, horaFin, profesionalId } = await api.freeSlot();
  await api.change(cita, { fecha, horaInicio, horaFin, profesionalId });
  await api.createCita('Filtro Nueva');
  const other = await api.createCita('Filtro Anulada');
  await api.send('POST', `/citas/${other.id}/estado`, { a: 'cancelada', motivo: 'Avisó' }, other.version);
  await expect(dashboard.activity.first()).toContainText('canceló la cita de Filtro Anulada');
  await expect(dashboard.activity.first()).toContainText('«Avisó»');
  await expect(dashboard.activity.filter({ hasText: /creó|movió/ })).toHaveCount(0);
  await isAccessible(page);
  await page.reload();
  await expect(dashboard.activity.first()).toContainText('Filtro Anulada');

  await page.getByTestId('filtro-actividad').selectOption('Movidas');
  await expect(line).toHaveText([/movió la cita.* → /s]);
  await page.getByTestId('filtro-actividad').selectOption('Todo');
  await expect(page).not.toHaveURL(/actividad=/);
  await expect(line).toHaveCount(2);
  // Out of view it is not drawn, and there is no link under a press.
  await line.last().scrollIntoViewIfNeeded();
  await expect(line.last().getByRole('link')).toBeInViewport();
  await line.last().click({ position: { x: 8, y: 8 } });
  await expect(page).toHaveURL(new RegExp(`agenda\\?fecha=${fecha}&cita=${cita.id}`));
  await expect(page.getByTestId('panel-de-cita')).toBeVisible();
});

test('where nothing is as asked for, the activity says so', async ({ page }) => {
  const { email, api } = await aWorkingNegocio('Actividad Tranquila');
  await api.createCita('Única Nueva');
  await page.goto(`${origin()}/admin-local/?actividad=movidas`);
  await new LoginPage(page).logIn(email);
  await expect(page.getByTestId('actividad-vacia')).toContainText('Nada así entre los últimos cambios (1)');
  await expect(page.getByTestId('filtro-actividad')).toHaveValue('movidas');
  await page.getByTestId('filtro-actividad').selectOption('Nuevas');
  await expect(new DashboardPage(page).activity).toHaveText([/Única Nueva/]);
});

test('two days of one’s own, the wrong way round, are explained', async ({ page }) => {
  await DashboardPage.open(page, origin());
  await page.getByTestId('rango-fechas').click();
  await page.getByTestId('rango-desde').fill('2026-11-20');
  await page.getByTestId('rango-hasta').fill('2026-11-10');
  await page.getByTestId('rango-ver').click();
  await expect(page.getByText('El primer día va antes que el último')).toBeVisible();
  await page.getByTestId('rango-desde').fill('2026-11-01');
  await page.getByTestId('rango-ver').click();
  await expect(page).toHaveURL(/desde=2026-11-01&hasta=2026-11-10/);
});

test('the figures of a range change when a cita is made elsewhere', async ({ page }) => {
  await DashboardPage.open(page, origin());
  const hoy = Temporal.Now.plainDateISO('America/Mexico_City');
  await page.goto(
    `${origin()}/admin-local/?desde=${hoy.toString()}&hasta=${hoy.add({ days: 40 }).toString()}`,
  );
  const figure = page.getByTestId('kpi-citas');
  await expect(figure).toHaveText(/\d/);
  const before = Number((await figure.innerText()).replace(/\D/g, ''));
  await (await ApiClient.logIn('recepcion@aurora.demo')).createCita('Rango Vivo');
  await expect
    .poll(async () => Number((await figure.innerText()).replace(/\D/g, '')), { timeout: 30_000 })
    .toBe(before + 1);
});

test('while paused nothing moves, and what happens is counted', async ({ page }) => {
  const dashboard = await DashboardPage.open(page, origin());
  const total = await dashboard.value('total');
  await page.getByTestId('pausar').click();
  await (await ApiClient.logIn('recepcion@aurora.demo')).createCita('Pausa Larga');
  await expect(page.getByTestId('en-pausa')).toContainText('En pausa · 1 cambio');
  expect(await dashboard.value('total')).toBe(total);
  await page.getByTestId('pausar').click();
  await dashboard.shows('total', total + 1);
});

test('a card that fails says why, and the rest lives on', async ({ page }) => {
  const dashboard = await DashboardPage.open(page, origin());
  await failsUntilRetried(page, '**/api/v1/estadisticas?*', (route) => route.abort('connectionfailed'));
  await page.getByTestId('rango-30d').click();
  await expect(page.getByTestId('informe-error')).toBeVisible();
  await dashboard.isLive();
  await page.getByTestId('informe-error').getByRole('button', { name: 'Reintentar' }).click();
  await expect(page.getByTestId('informe-error')).toBeHidden();
  await expect(page.getByTestId('kpi-citas')).toHaveText(/\d/);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a page that could not read the names of its negocio asks again', async ({ page }) => {
  let refused = 0;
  await page.route('**/api/v1/profesionales?*', (route) =>
    refused++ === 0 ? route.fulfill({ status: 503, body: '{}' }) : route.continue(),
  );
  await DashboardPage.open(page, origin());
  await expect(page).toHaveTitle('Salón Aurora');
});

test('what is next and what happened, not to be read for a moment, come by themselves', async ({ page }) => {
  const refused = new Set<string>();
  const seen = Promise.withResolvers<void>();
  await page.route(/\/api\/v1\/(citas|actividad)\?/, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!refused.has(pathname)) {
      refused.add(pathname);
      return route.fulfill({ status: 500, body: '{}' });
    }
    await seen.promise;
    return route.continue();
  });
  await DashboardPage.open(page, origin());
  await expect(page.getByRole('button', { name: 'Reintentar' })).toHaveCount(2);
  seen.resolve();
  await expect(page.getByTestId('activity-feed')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reintentar' })).toHaveCount(0);
});

test('until the figures are there their places are kept', async ({ page }) => {
  const gate = Promise.withResolvers<void>();
  await page.route('**/api/v1/estadisticas?*', async (route) => {
    await gate.promise;
    await route.continue();
  });
  await DashboardPage.open(page, origin());
  await expect(page.locator('app-kpis .skeleton').first()).toBeVisible();
  const before = await page.locator('app-kpis').boundingBox();
  gate.resolve();
  await expect(page.getByTestId('rango-completadas')).toHaveText(/\d/);
  const after = await page.locator('app-kpis').boundingBox();
  expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0))).toBeLessThan(60);
});

test('days without citas say so, and offer the nearest that has some', async ({ page }) => {
  await DashboardPage.open(page, origin());
  await page.goto(`${origin()}/admin-local/?desde=2031-01-05&hasta=2031-01-05`);
  const empty = page.getByTestId('rango-vacio');
  await expect(empty).toContainText('Sin citas este día');
  await expect(page.getByTestId('rango-noAsistencia')).toHaveText('sin datos');
  await empty.getByRole('link').click();
  await expect(page.getByTestId('kpi-citas')).toHaveText(/[1-9]/);
  await expect(empty).toBeHidden();
  await page.goto(`${origin()}/admin-local/?desde=2019-01-01&hasta=2019-01-31`);
  await expect(empty).toContainText('Sin citas en estos días');
  await empty.getByRole('link').click();
  await expect(page).toHaveURL(/desde=20(?!19|31)/);
  await expect(page.getByTestId('kpi-citas')).toHaveText(/[1-9]/);
  await expect(empty).toBeHidden();
});

test('old figures are never shown as new ones', async ({ page }) => {
  await page.clock.install();
  const network = await CuttableNetwork.to(system().web);
  const dashboard = await DashboardPage.open(page, network.origin);
  network.cut();
  await expect(dashboard.chip).toContainText('Sin conexión');
  await page.clock.fastForward(35_000);
  await expect(dashboard.chip).toHaveAttribute('data-tono', 'caido');
  await expect(page).toHaveTitle(/^\(!\)/);
  await expect(page.getByText(/Sin conexión desde las/)).toBeVisible();
  await network.close();
});

test('a new negocio has three steps to its first cita, or an example to look at', async ({ page }) => {
  const { email } = await newNegocio('Peluquería Nueva', { horario: EVERY_DAY });
  await page.goto(`${origin()}/admin-local/`);
  await new LoginPage(page).logIn(email);
  await expect(page.getByTestId('primeros-pasos').locator('li')).toHaveCount(3);
  await page.getByTestId('cargar-ejemplo').click();
  await expect(page.getByTestId('kpi-total')).toHaveText(/\d{2,}/, { timeout: 20_000 });
  await expect(page.getByTestId('primeros-pasos')).toBeHidden();
  await expect(page.locator('canvas').first()).toBeVisible();
});

test('whoever may not see the figures is told, and by whom they may', async ({ page }) => {
  await page.goto(`${origin()}/admin-local/?rango=mes`);
  await new LoginPage(page).logIn('recepcion@aurora.demo');
  await expect(page.getByText('Pide acceso a quien administra el negocio')).toBeVisible();
  await page.getByRole('link', { name: 'Ir a la agenda' }).click();
  await expect(page.getByTestId('rejilla')).toBeVisible();
});

test('the citas of the chosen days come as a file', async ({ page }) => {
  await DashboardPage.open(page, origin());
  const hoy = Temporal.Now.plainDateISO('America/Mexico_City');
  const [desde, hasta] = [hoy.subtract({ days: 14 }).toString(), hoy.subtract({ days: 8 }).toString()];
  await page.goto(`${origin()}/admin-local/?desde=${desde}&hasta=${hasta}`);
  await expect(page.getByTestId('kpi-citas')).toHaveText(/\d/);
  const download = page.waitForEvent('download');
  await page.getByTestId('exportar').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`citas-${desde}-${hasta}.csv`);
  const [heading, ...rows] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n');
  expect(heading).toContain('fecha,hora_inicio,hora_fin,cliente');
  const fechas = rows.map((row) => row.slice(0, 10));
  expect(fechas.filter((fecha) => fecha < desde || fecha > hasta)).toEqual([]);
  await expect(page.getByTestId('kpi-citas')).toHaveText(String(rows.length));
});
