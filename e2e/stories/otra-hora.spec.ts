import { expect, type Browser, type Page } from '@playwright/test';
import type { Cita } from '@citas/protocol';
import { ApiClient } from '../fixtures/api-client.ts';
import { aWorkingNegocio } from '../fixtures/a-working-negocio.ts';
import { morningZone } from '../fixtures/morning-zone.ts';
import { newNegocio } from '../fixtures/new-negocio.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { FormPage } from '../pages/form-page.ts';
import { isAccessible } from '../pages/gallery.ts';
import { LoginPage } from '../pages/login-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

test.use({ intercepted: true });

// Two people, each in a browser of their own.
test.describe.configure({ timeout: 120_000 });

const origin = () => `http://localhost:${system().web}`;
const first = Temporal.Now.plainDateISO('America/Mexico_City');
const day = (ahead: number) => first.add({ days: ahead }).toString();

async function openDay(browser: Browser, email: string, fecha: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'es-MX' })).newPage();
  await page.goto(`${origin()}/admin-local/agenda?vista=lista&fecha=${fecha}`);
  await new LoginPage(page).logIn(email);
  await new ShellPage(page).isLive();
  return page;
}

async function beginCita(page: Page, cliente: string): Promise<FormPage> {
  const form = new FormPage(page);
  await form.open();
  await form.client.fill(cliente);
  await form.service.selectOption({ index: 1 });
  await expect(form.otherTime).toBeVisible();
  return form;
}

test('a client is booked before opening, by keyboard, and is at once in a second agenda', async ({
  browser,
}) => {
  const { email, api } = await aWorkingNegocio('Antes de Abrir');
  const [page, other] = [await openDay(browser, email, day(3)), await openDay(browser, email, day(3))];
  const form = await beginCita(page, 'Clara Favorita');
  await form.chosen.focus();
  await page.keyboard.press('End');
  await expect(form.otherTime).toBeFocused();
  await expect(form.otherTime).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(form.time).toBeFocused();
  await form.time.fill('08:10');
  await expect(form.time).toHaveAccessibleDescription(/Fuera del horario de ese día: 09:00–19:00/);
  await expect(form.time).toHaveAccessibleDescription(/quedará sin asignar/);
  await isAccessible(page);
  await form.professional.selectOption({ label: 'Luis' });
  await expect(form.timeNotes).not.toContainText('sin asignar');
  await form.submit.click();
  await form.isBooked('Clara Favorita');

  await expect(other.getByTestId('agenda-row')).toContainText('08:10');
  await expect(other.getByTestId('agenda-row')).toContainText('Clara Favorita');
  const { datos } = await api.get<{ datos: Cita[] }>('/citas?q=clara');
  expect(datos).toMatchObject([
    { fecha: day(3), horaInicio: '08:10', horaFin: '08:40', profesional: 'Luis' },
  ]);
});

test('who came ten minutes ago is booked then, with whoever is chosen', async ({ browser }) => {
  const zonaHoraria = morningZone();
  const { email, api } = await aWorkingNegocio('Sin Cita Previa', { zonaHoraria });
  const came = Temporal.Now.zonedDateTimeISO(zonaHoraria).subtract({ minutes: 10 });
  const [fecha, hora] = [came.toPlainDate().toString(), came.toPlainTime().toString().slice(0, 5)];
  const page = await openDay(browser, email, fecha);
  const form = await beginCita(page, 'Sara Sincita');
  await page.getByTestId('form-fecha').fill(fecha);
  await form.typeTime(hora);
  await expect(form.timeNotes).toContainText('Esa hora ya ha pasado');
  await form.professional.selectOption({ label: 'Luis' });
  await form.submit.click();
  await form.isBooked('Sara Sincita');
  const { datos } = await api.get<{ datos: Cita[] }>('/citas?q=sara');
  expect(datos).toMatchObject([{ fecha, horaInicio: hora, profesional: 'Luis' }]);
});

test('a typed time stays over what others book, another day and a reload', async ({ browser }) => {
  const { email, api, luis, corte } = await aWorkingNegocio('Hora Escrita');
  const page = await openDay(browser, email, day(4));
  const form = await beginCita(page, 'Tina Teclea');
  await form.typeTime('10:10');
  const theirs = { cliente: 'Rita', servicioId: corte.id, profesionalId: luis.id };
  await api.send('POST', '/citas', { ...theirs, fecha: day(4), horaInicio: '12:00' });
  await expect(form.slot('12:00')).toBeDisabled();
  await expect(form.time).toHaveValue('10:10');
  await expect(form.form).toContainText('10:10–10:40');
  await expect(form.form).toContainText('con Luis');

  await form.chooseDay(day(5));
  await expect(form.time).toHaveValue('10:10');
  await page.reload();
  await expect(form.time).toHaveValue('10:10');
  await form.slot('11:00').click();
  await expect(form.time).toBeHidden();
  await expect(form.chosen).toHaveAttribute('data-hora', '11:00');
});

test('a typed time that somebody has taken is told, refused if it is sent, and answered with others', async ({
  browser,
}) => {
  const { email, api, luis, corte } = await aWorkingNegocio('Hora Ocupada');
  const page = await openDay(browser, email, day(3));
  const form = await beginCita(page, 'Lenta Perdedora');
  await form.professional.selectOption({ label: 'Luis' });
  await form.typeTime('10:10');
  await api.send('POST', '/citas', {
    ...{ cliente: 'Rápida Rival', servicioId: corte.id, profesionalId: luis.id },
    ...{ fecha: day(3), horaInicio: '10:00' },
  });
  await expect(form.timeNotes).toContainText('acaba de ocupar las 10:10');
  await form.submit.click();
  const conflict = page.getByTestId('conflict');
  await expect(conflict).toContainText('10:00–10:30');
  await expect(conflict).toContainText('Rápida Rival');
  await expect(form.time).toHaveValue('10:10');
  await isAccessible(page);
  await page.getByTestId('alternative').first().click();
  await form.isBooked('Lenta Perdedora');
});

test('a cita is moved to a time between two that are offered', async ({ browser }) => {
  const { email, api, luis, corte } = await aWorkingNegocio('Mover Entre Dos');
  await api.send('POST', '/citas', {
    ...{ cliente: 'Mara Mudanza', servicioId: corte.id, profesionalId: luis.id },
    ...{ fecha: day(3), horaInicio: '10:00' },
  });
  const page = await openDay(browser, email, day(3));
  await page.getByTestId('abrir-cita').click();
  await page.getByTestId('mover-action').click();
  const form = new FormPage(page);
  await form.typeTime('10:05');
  await page.getByTestId('mover-submit').click();
  await expect(page.getByTestId('mover-form')).toBeHidden();
  await expect(page.getByTestId('agenda-row')).toContainText('10:05');
});

test('a move whose dialog was closed before its answer came says what was in the way, after what is open by then', async ({
  browser,
}) => {
  const { email, api, luis, corte } = await aWorkingNegocio('Mover y Cerrar');
  const book = (cliente: string, horaInicio: string) =>
    api.send('POST', '/citas', {
      ...{ cliente, servicioId: corte.id, profesionalId: luis.id },
      ...{ fecha: day(3), horaInicio },
    });
  await book('Mara Mudanza', '10:00');
  await book('Olga Otra', '12:00');
  const page = await openDay(browser, email, day(3));
  const dialog = page.getByTestId('mover-form');
  const conflict = page.getByTestId('conflict');
  const beginToMove = async (cliente: string) => {
    await page.getByTestId('agenda-row').filter({ hasText: cliente }).getByTestId('abrir-cita').click();
    await expect(page.getByTestId('panel-de-cita')).toContainText(cliente);
    await page.getByTestId('mover-action').click();
    await expect(dialog).toBeVisible();
  };
  const gate = Promise.withResolvers<undefined>();
  await page.route('**/api/v1/citas/*', async (route) => {
    if (route.request().method() === 'PATCH') await gate.promise;
    await route.continue();
  });

  await beginToMove('Mara Mudanza');
  await new FormPage(page).typeTime('11:00');
  await page.getByTestId('mover-submit').click();
  await book('Rápida Rival', '11:00');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await beginToMove('Olga Otra');
  const refused = page.waitForResponse((response) => response.status() === 409);
  gate.resolve(undefined);
  await refused;
  await expect(conflict).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toContainText('Mara Mudanza');
  await expect(conflict).toContainText('Rápida Rival');
});

test('a closed day says that it is, leads to the hours, and can be booked all the same', async ({
  browser,
}) => {
  const { email } = await newNegocio('Siempre Cerrado');
  const api = await ApiClient.logIn(email);
  await api.send('POST', '/servicios', { nombre: 'Corte', duracionMinutos: 30 });
  const page = await openDay(browser, email, day(3));
  const form = await beginCita(page, 'Dora Domingo');
  await expect(form.noSlots).toContainText('Ese día está cerrado');
  await isAccessible(page);
  await form.typeTime('12:00');
  await form.submit.click();
  await form.isBooked('Dora Domingo');

  await form.open();
  await form.service.selectOption({ index: 1 });
  await form.noSlots.getByRole('link', { name: 'Cambiar el horario' }).click();
  await expect(page).toHaveURL(/\/ajustes\/horario$/);
});

test('a holiday says which it is', async ({ browser }) => {
  const { email, api } = await aWorkingNegocio('En Fiestas');
  await api.send('POST', '/bloqueos', { desde: day(3), motivo: 'Fiesta local' });
  const page = await openDay(browser, email, day(3));
  const form = await beginCita(page, 'Fina Fiesta');
  await expect(form.noSlots).toContainText('Ese día está cerrado: Fiesta local.');
  await expect(form.noSlots.getByRole('link')).toHaveCount(0);
});
