import { expect, type Browser, type Page } from '@playwright/test';
import type { Bloqueo, Profesional } from '@citas/protocol';
import { aWorkingNegocio, PASSWORD } from '../fixtures/a-working-negocio.ts';
import { ApiClient } from '../fixtures/api-client.ts';
import { morningZone } from '../fixtures/morning-zone.ts';
import { newNegocio } from '../fixtures/new-negocio.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { LoginPage } from '../pages/login-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

test.use({ intercepted: true });

const fecha = Temporal.Now.plainDateISO('America/Mexico_City').add({ days: 10 }).toString();
const TARDE = [{ desde: '12:00', hasta: '19:00' }];
const agendaUrl = () => `http://localhost:${system().web}/admin-local/agenda?vista=lista&fecha=${fecha}`;

async function openDay(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'es-MX' })).newPage();
  await page.goto(agendaUrl());
  await new LoginPage(page).logIn(email);
  await expect(page.getByTestId('resumen')).toContainText(/cita/);
  return page;
}

async function openForm(page: Page): Promise<void> {
  await page.getByTestId('mas-nuevas').click();
  await page.getByTestId('bloquear').click();
  await expect(page.getByTestId('bloqueo-form')).toBeVisible();
}

test('time that one person blocks, changes and frees is seen by the other at once, and comes back when undone', async ({
  browser,
}) => {
  const { email } = await newNegocio('Bloqueos de Prueba');
  const api = await ApiClient.logIn(email);
  await api.send('POST', '/profesionales', { nombre: 'Luis' });
  const [one, other] = [await openDay(browser, email), await openDay(browser, email)];
  const [oneRows, otherRows] = [one.getByTestId('bloqueo-row'), other.getByTestId('bloqueo-row')];

  await openForm(one);
  await one.getByTestId('bloqueo-entero').uncheck();
  await one.getByTestId('bloqueo-inicio').fill('13:00');
  await one.getByTestId('bloqueo-fin').fill('14:00');
  await one.getByRole('button', { name: 'Comida' }).click();
  await one.getByTestId('bloqueo-guardar').click();
  await expect(otherRows).toHaveText(/13:00–14:00\s*Comida\s*· todo el equipo/);

  await other.getByTestId('bloqueo-row').getByRole('button').click();
  await other.getByTestId('bloqueo-quien').selectOption({ label: 'Luis' });
  await other.getByTestId('bloqueo-fin').fill('15:00');
  await other.getByTestId('bloqueo-guardar').click();
  await expect(oneRows).toHaveText(/13:00–15:00\s*Comida\s*· Luis/);

  await one.getByTestId('bloqueo-row').getByRole('button').click();
  await one.getByTestId('bloqueo-quitar').click();
  await expect(otherRows).toHaveCount(0);
  await one.getByTestId('bloqueo-deshacer').click();
  await expect(otherRows).toHaveText(/13:00–15:00\s*Comida\s*· Luis/);
});

test('time whose blocking was never answered, and is blocked again, is blocked once', async ({ browser }) => {
  const { email } = await newNegocio('Bloqueos con Mala Red');
  const api = await ApiClient.logIn(email);
  const page = await openDay(browser, email);
  // It is done, and nobody hears so.
  await page.route(
    '**/api/v1/bloqueos',
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await openForm(page);
  await page.getByTestId('bloqueo-guardar').click();
  await expect(page.getByTestId('bloqueo-form').getByRole('alert')).toBeVisible();
  await page.getByTestId('bloqueo-guardar').click();
  await expect(page.getByTestId('bloqueo-form')).toHaveCount(0);
  const { datos } = await api.get<{ datos: unknown[] }>(`/bloqueos?desde=${fecha}&hasta=${fecha}`);
  expect(datos).toHaveLength(1);
});

test('whoever blocks time is told first which citas lie in it, and they stay', async ({ browser }) => {
  const { email } = await newNegocio('Vacaciones de Prueba');
  const api = await ApiClient.logIn(email);
  const cita = { cliente: 'Marta Enmedio', servicio: 'Corte', fecha, horaInicio: '10:00' };
  await api.send('POST', '/citas', cita);
  const page = await openDay(browser, email);

  await openForm(page);
  const hasta = Temporal.PlainDate.from(fecha).add({ days: 3 }).toString();
  await page.getByTestId('bloqueo-hasta').fill(hasta);
  await expect(page.getByTestId('citas-en-medio')).toContainText('Marta Enmedio');
  await page.getByTestId('bloqueo-guardar').click();

  await expect(page.getByTestId('bloqueo-row')).toContainText('Todo el día');
  await expect(page.getByTestId('agenda-row')).toHaveAttribute('data-estado', 'pendiente');
});

test('a block that ends before it begins is explained and not made', async ({ browser }) => {
  const { email } = await newNegocio('Errores de Prueba');
  const page = await openDay(browser, email);
  await openForm(page);
  await page.getByTestId('bloqueo-entero').uncheck();
  await page.getByTestId('bloqueo-inicio').fill('13:00');
  await page.getByTestId('bloqueo-fin').fill('12:00');
  await page.getByTestId('bloqueo-guardar').click();
  await expect(page.getByText('La hora de fin va después')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('bloqueo-row')).toHaveCount(0);
});

/** One block of lunch on the day, one of the day before, and the list of the day. */
async function dayWithLunch(browser: Browser, nombre: string) {
  const { email } = await newNegocio(nombre);
  const api = await ApiClient.logIn(email);
  const lunch = { desde: fecha, horaInicio: '13:00', horaFin: '14:00', motivo: 'Comida' };
  await api.send('POST', '/bloqueos', lunch);
  const dayBefore = Temporal.PlainDate.from(fecha).subtract({ days: 1 }).toString();
  await api.send('POST', '/bloqueos', { desde: dayBefore, motivo: 'Inventario' });
  const page = await (await browser.newContext({ locale: 'es-MX' })).newPage();
  await page.goto(agendaUrl());
  await new LoginPage(page).logIn(email);
  // What could not be read is asked for again by itself when the first connection comes.
  await new ShellPage(page).isLive();
  return page;
}

test('whoever tries again a day that could not be read has its blocked time too', async ({ browser }) => {
  const page = await dayWithLunch(browser, 'Bloqueos a la Segunda');
  const lunch = page.getByTestId('bloqueo-row');
  await expect(lunch).toContainText('Comida');
  await page.keyboard.press('ArrowLeft');
  // Until those of the day before are there, the ones of this day stay.
  await expect(lunch).toContainText('Inventario');
  await expect(page).not.toHaveURL(new RegExp(fecha));
  const refused = /\/api\/v1\/(citas|bloqueos)\?/;
  await page.route(refused, (route) => route.fulfill({ status: 429 }));
  const refusal = (what: string) =>
    page.waitForResponse((one) => one.url().includes(`/${what}?desde=${fecha}`) && one.status() === 429);
  const both = Promise.all([refusal('citas'), refusal('bloqueos')]);
  await page.keyboard.press('ArrowRight');
  await both;
  const again = page.getByRole('button', { name: 'Reintentar' });
  await expect(again).toBeVisible();
  await expect(lunch).toHaveCount(0);
  await page.unroute(refused);
  await again.click();
  await expect(lunch).toContainText('Comida');
});

test('a block that could not be had back is told of on its day, and not on the others', async ({
  browser,
}) => {
  const page = await dayWithLunch(browser, 'Bloqueos sin Vuelta');
  await page.getByTestId('bloqueo-row').getByRole('button').click();
  await page.getByTestId('bloqueo-quitar').click();
  await page.route('**/api/v1/bloqueos', (route) => route.fulfill({ status: 502 }));
  await page.getByTestId('bloqueo-deshacer').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page).not.toHaveURL(new RegExp(fecha));
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('whose time is blocked is not free on the dashboard either, as soon as it is', async ({ browser }) => {
  const zonaHoraria = morningZone();
  const { email, api, luis } = await aWorkingNegocio('Bloqueos en el Panel', { zonaHoraria });
  // A dashboard without any citas shows the first steps.
  await api.createCita('Eva Mañana');
  const page = await (await browser.newContext({ locale: 'es-MX' })).newPage();
  await page.goto(`http://localhost:${system().web}/admin-local`);
  await new LoginPage(page).logIn(email);
  const luisNow = page.getByTestId('puesto');
  await expect(luisNow).toContainText('Libre hasta las 19:00');

  const hoy = Temporal.Now.plainDateISO(zonaHoraria).toString();
  const toda = { profesionalId: luis.id, desde: hoy, motivo: 'Vacaciones' };
  const { id, version } = await api.send<Bloqueo>('POST', '/bloqueos', toda);
  await expect(luisNow).toHaveText(/Vacaciones\s*hoy no trabaja/);
  const hours = { horaInicio: '09:00', horaFin: '17:00' };
  await api.send('PATCH', `/bloqueos/${id}`, hours, version);
  await expect(luisNow).toHaveText(/Vacaciones\s*hasta las 17:00/);
  await page.reload();
  await expect(luisNow).toHaveText(/Vacaciones\s*hasta las 17:00/);
});

test('a profesional sees the time that is blocked for them and for everybody, and of nobody else, at once and however they look', async ({
  page,
}) => {
  const { api, luis, user } = await aWorkingNegocio('Bloqueos de Cada Quien');
  const eva = await api.send<Profesional>('POST', '/profesionales', { nombre: 'Eva' });
  const todas = Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((dia) => [dia, TARDE]));
  await api.send('PATCH', `/profesionales/${luis.id}`, { horario: todas }, luis.version);
  const block = (motivo: string, horaInicio: string, horaFin: string, profesionalId: string | null = null) =>
    api.send('POST', '/bloqueos', { desde: fecha, horaInicio, horaFin, motivo, profesionalId });
  await block('Comida de Luis', '14:00', '15:00', luis.id);
  await block('Médico de Eva', '15:00', '16:00', eva.id);
  await page.goto(agendaUrl());
  await new LoginPage(page).logIn(await user('profesional', luis.id), PASSWORD);
  const [rows, inGrid] = [page.getByTestId('bloqueo-row'), page.getByTestId('bloqueo-en-rejilla')];

  await expect(rows).toHaveText([/Comida de Luis/]);
  await block('Inventario', '16:00', '17:00');
  await expect(rows).toHaveText([/Comida de Luis/, /Inventario/]);
  for (const vista of ['dia', 'semana']) {
    await page.getByTestId(`vista-${vista}`).click();
    await expect(inGrid).toHaveText([/Comida de Luis/, /Inventario/]);
    // The hours of the salon begin at nine, those of Luis at noon.
    await expect(page.getByTestId('rejilla').getByText('12:00', { exact: true })).toBeVisible();
    await expect(page.getByTestId('rejilla').getByText('09:00', { exact: true })).toHaveCount(0);
  }
});
