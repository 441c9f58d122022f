import { expect, type Request } from '@playwright/test';
import type { ListaDeCitas, Servicio } from '@citas/protocol';
import { ApiClient } from '../fixtures/api-client.ts';
import { CuttableNetwork } from '../fixtures/cuttable-network.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { workingDay } from '../fixtures/working-days.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { FormPage } from '../pages/form-page.ts';
import { isAccessible } from '../pages/gallery.ts';
import { ShellPage } from '../pages/shell-page.ts';

test.use({ intercepted: true });

const origin = () => `http://localhost:${system().web}`;
const citasOf = async (api: ApiClient, q: string) =>
  (await api.get<ListaDeCitas>(`/citas?q=${encodeURIComponent(q)}`)).datos;
const isPost = (request: Request) => request.method() === 'POST' && request.url().endsWith('/api/v1/citas');

test('a known client is booked by keyboard alone, in seconds, and taken back with one press', async ({
  page,
}) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  await api.send('POST', '/clientes', { nombre: 'Íñigo Teclado', telefono: '+525511223344' });
  const { datos: servicios } = await api.get<{ datos: Servicio[] }>('/servicios');
  const corte = servicios.find(({ nombre }) => nombre === 'Corte')?.id ?? '';
  const { fecha } = await workingDay(api, 2);
  await AgendaPage.open(page, origin());
  await page.goto(`${origin()}/admin-local/agenda?fecha=${fecha}`);
  await new ShellPage(page).isLive();
  const form = new FormPage(page);

  const began = performance.now();
  await page.keyboard.press('n');
  await expect(form.client).toBeFocused();
  await page.keyboard.type('inigo');
  await expect(form.active()).toContainText('Íñigo Teclado');
  await expect(form.active()).toContainText('+52 55 1122 3344');
  await page.keyboard.press('Enter');
  await expect(form.service).toBeFocused();
  // Its first letter is another service's, with times of its own.
  const offered = page.waitForResponse((response) => response.url().includes(`servicioId=${corte}`));
  await page.keyboard.type('Corte');
  await offered;
  await expect(form.chosen).toHaveCount(1);
  await page.keyboard.press('Enter');
  await form.isBooked('Íñigo Teclado');
  console.log(`booked by keyboard in ${((performance.now() - began) / 1000).toFixed(1)} s`);

  const [cita] = await citasOf(api, 'inigo teclado');
  expect(cita).toMatchObject({ fecha, cliente: 'Íñigo Teclado' });
  await page.getByTestId('deshacer').click();
  await expect(form.done).toContainText('Deshecho');
  expect(await citasOf(api, 'inigo teclado')).toEqual([]);
});

test('a client is found by phone, and their visits and absences are told', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  await api.send('POST', '/clientes', { nombre: 'Paz Teléfono', telefono: '+525566778899' });
  await AgendaPage.open(page, origin());
  const form = new FormPage(page);
  await form.open();
  await form.client.fill('55 6677');
  await expect(form.active()).toContainText('Paz Teléfono');
  await expect(form.active()).toContainText('Aún sin visitas');
  await isAccessible(page);
  await form.active().click();
  await expect(form.client).toHaveValue('Paz Teléfono');
  await expect(form.clientNote).toContainText('+52 55 6677 8899');
});

test('somebody new is made with the cita, with the phone as it is dialled here', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const { fecha } = await workingDay(api, 2);
  await AgendaPage.open(page, origin());
  const form = new FormPage(page);
  await form.open();
  await form.client.fill('55 4433 2211');
  await expect(form.active()).toContainText('Crear «55 4433 2211»');
  await page.keyboard.press('Enter');
  await expect(form.client).toBeFocused();
  await page.keyboard.type('Zoe Recién Llegada');
  await expect(form.phone).toHaveValue('55 4433 2211');
  await expect(form.phoneNote).toContainText('+52 55 4433 2211');
  await form.phone.fill('55 44');
  await expect(form.phoneNote).toContainText('le falta algo');
  await isAccessible(page);
  await form.phone.fill('(55) 4433-2211');
  await page.keyboard.press('Enter');
  await form.service.selectOption({ index: 1 });
  await form.chooseDay(fecha);
  await expect(form.chosen).toHaveCount(1);
  await form.submit.click();
  await form.isBooked('Zoe Recién Llegada');
  const { datos } = await api.get<{ datos: object[] }>('/clientes?q=5544332211');
  expect(datos).toMatchObject([{ nombre: 'Zoe Recién Llegada', telefono: '+525544332211' }]);
});

test('a time that somebody else takes goes grey in the open form, with who took it', async ({
  page,
  browser,
}) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const { fecha, huecos } = await workingDay(api, 3);
  const profesionalId = huecos[0]?.profesionalId ?? '';
  await AgendaPage.open(page, origin());
  const mine = new FormPage(page);
  await new ShellPage(page).isLive();
  await mine.open();
  await mine.client.fill('Lucía Lenta');
  await mine.service.selectOption({ index: 1 });
  await page.getByTestId('form-profesional').selectOption(profesionalId);
  await mine.chooseDay(fecha);
  const hora = (await mine.chosen.getAttribute('data-hora')) ?? '';

  const other = await (await browser.newContext()).newPage();
  await AgendaPage.open(other, origin(), 'admin@aurora.demo');
  const theirs = new FormPage(other);
  await theirs.open();
  await theirs.client.fill('Rita Rápida');
  await theirs.service.selectOption({ index: 1 });
  await other.getByTestId('form-profesional').selectOption(profesionalId);
  await theirs.chooseDay(fecha);
  await theirs.slot(hora).click();
  await theirs.submit.click();
  await theirs.isBooked('Rita Rápida');

  await expect(mine.slot(hora)).toBeDisabled();
  await expect(mine.lost).toContainText(`acaba de ocupar las ${hora}`);
  await expect(mine.lost).not.toContainText('Alguien');
  await expect(mine.client).toHaveValue('Lucía Lenta');
  await isAccessible(page);
  await other.context().close();
});

test('an order without an answer is sent again under the same key, and books once', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const { fecha } = await workingDay(api, 2);
  await AgendaPage.open(page, origin());
  const form = new FormPage(page);
  const keys: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (isPost(request)) keys.push(request.headers()['idempotency-key']);
  });
  // The cita is made, and the network goes before its answer comes.
  await page.route(
    '**/api/v1/citas',
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await form.open();
  await form.client.fill('Una Sola Vez');
  await form.service.selectOption({ index: 1 });
  await form.chooseDay(fecha);
  await form.submit.click();
  const retry = form.form.getByRole('button', { name: 'Reintentar' });
  await expect(retry).toBeVisible();
  await expect(form.client).toHaveValue('Una Sola Vez');
  await retry.click();
  await form.isBooked('Una Sola Vez');
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(await citasOf(api, 'una sola vez')).toHaveLength(1);
});

test('without a network the form stays, says why it waits, and books when it is back', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const { fecha } = await workingDay(api, 2);
  const network = await CuttableNetwork.to(system().web);
  await AgendaPage.open(page, network.origin);
  const form = new FormPage(page);
  await new ShellPage(page).isLive();
  await form.open();
  await form.client.fill('Sin Red Alguna');
  await form.service.selectOption({ index: 1 });
  await form.chooseDay(fecha);
  network.cut();
  await expect(form.submit).toBeDisabled();
  await expect(form.submit).toHaveAccessibleDescription(/Sin conexión/);
  await expect(form.client).toHaveValue('Sin Red Alguna');
  network.heal();
  await expect(form.submit).toBeEnabled({ timeout: 45_000 });
  await form.submit.click();
  await form.isBooked('Sin Red Alguna');
  expect(await citasOf(api, 'sin red alguna')).toHaveLength(1);
  await network.close();
});

test('a half-typed form is there again after a reload, and gone once it is given up', async ({ page }) => {
  const agenda = await AgendaPage.open(page, origin());
  const form = new FormPage(page);
  await form.open();
  await form.client.fill('A Medio Escribir');
  await form.service.selectOption({ index: 2 });
  const service = await form.service.inputValue();
  await page.getByTestId('form-notas').fill('con prisa');
  await page.reload();
  await expect(page.getByTestId('form-restored')).toBeVisible();
  await expect(form.client).toHaveValue('A Medio Escribir');
  await expect(form.service).toHaveValue(service);
  await expect(page.getByTestId('form-notas')).toHaveValue('con prisa');
  await isAccessible(page);
  await page.keyboard.press('Escape');
  await expect(form.form).toHaveCount(0);
  await page.reload();
  await expect(agenda.list).toBeVisible();
  await expect(form.form).toBeHidden();
});

test('who logs out is asked about what is half typed, and leaves nothing of it behind', async ({ page }) => {
  const agenda = await AgendaPage.open(page, origin());
  const form = new FormPage(page);
  await form.open();
  await form.client.fill('Nadie Debe Verlo');
  await page.reload();
  await expect(form.client).toHaveValue('Nadie Debe Verlo');
  // The page is left with the form open.
  await page.goto(`${origin()}/admin-local/clientes`);
  const asked: string[] = [];
  page.once('dialog', (question) => {
    asked.push(question.message());
    return question.accept();
  });
  await new ShellPage(page).logOut();
  expect(asked).toEqual(['Hay cambios sin guardar. ¿Salir y perderlos?']);
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  expect(kept).not.toContain('Nadie Debe Verlo');
  await expect(agenda.rows).toHaveCount(0);
});

test('a time that is refused brings the form back as it was', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const { fecha } = await workingDay(api, 3);
  const [servicio] = (await api.get<{ datos: Servicio[] }>('/servicios')).datos;
  await AgendaPage.open(page, origin());
  await page.goto(`${origin()}/admin-local/agenda?fecha=${fecha}`);
  const form = new FormPage(page);
  await form.open();
  await form.client.fill('Vuelve Atrás');
  await form.service.selectOption(servicio?.id ?? '');
  await expect(form.chosen).toHaveCount(1);
  await page.route('**/api/v1/citas', (route) => route.abort('connectionfailed'), { times: 1 });
  await form.submit.click();
  await expect(form.form.getByRole('button', { name: 'Reintentar' })).toBeVisible();
  await expect(form.client).toHaveValue('Vuelve Atrás');
  await expect(page.getByTestId('bloque').filter({ hasText: 'Vuelve Atrás' })).toHaveCount(0);
});
