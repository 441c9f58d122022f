import { expect } from '@playwright/test';
import type { Cita, Cliente } from '@citas/protocol';
import { ApiClient } from '../fixtures/api-client.ts';
import { failsUntilRetried } from '../fixtures/fails-until-retried.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { workingDay } from '../fixtures/working-days.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { ClientPage } from '../pages/client-page.ts';
import { FormPage } from '../pages/form-page.ts';
import { fits, isAccessible } from '../pages/gallery.ts';
import { LoginPage } from '../pages/login-page.ts';

test.use({ intercepted: true });

const origin = () => `http://localhost:${system().web}`;
const aClient = (api: ApiClient, nombre: string, more: object = {}) =>
  api.send<Cliente>('POST', '/clientes', { nombre, ...more });

async function aCitaOf(api: ApiClient, clienteId: string, nth = 4): Promise<Cita> {
  const { huecos } = await workingDay(api, nth);
  const { fecha, horaInicio, profesionalId } = huecos[0] ?? {};
  return api.send<Cita>('POST', '/citas', { clienteId, servicio: 'Corte', fecha, horaInicio, profesionalId });
}

test('clients are found by what one remembers, which stands in the address', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  await aClient(api, 'Núria Ficha', { telefono: '+525510101010' });
  await AgendaPage.open(page, origin());
  const clients = new ClientPage(page);
  await page.getByRole('link', { name: 'Clientes' }).click();
  await expect(clients.rows).toHaveCount(25);
  await isAccessible(page);
  await clients.more.click();
  await expect(clients.rows).not.toHaveCount(25);
  await clients.search.fill('nuria ficha');
  await expect(clients.rows).toHaveCount(1);
  await expect(page).toHaveURL(/clientes\?q=nuria(%20|\+)ficha$/);
  await page.reload();
  await expect(clients.search).toHaveValue('nuria ficha');
  await clients.search.fill('55 1010 1010');
  await expect(page).toHaveURL(/q=55/);
  await expect(clients.rows).toHaveText(/Núria Ficha/);
  await clients.search.fill('nadie así');
  await expect(page.getByTestId('clients-none')).toContainText('nadie así');
  await isAccessible(page);
});

test('the page of a client tells when they came, and writes to them about the next time', async ({
  page,
}) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const client = await aClient(api, 'Wanda Historia', { telefono: '+525520202020' });
  const cita = await aCitaOf(api, client.id);
  await AgendaPage.open(page, origin());
  await page.goto(`${origin()}/admin-local/clientes/${client.id}`);
  const clients = new ClientPage(page);
  await expect(clients.name).toHaveText('Wanda Historia');
  await expect(clients.visits).toHaveCount(1);
  await expect(clients.visits.first()).toContainText('Pendiente');
  await expect(page.getByTestId('client-next')).toContainText(cita.horaInicio);
  await expect(page.getByTestId('client-call')).toHaveAttribute('href', 'tel:+525520202020');
  const link = new URL((await clients.whatsapp.getAttribute('href')) ?? '');
  expect(link.origin + link.pathname).toBe('https://wa.me/525520202020');
  expect(link.searchParams.get('text')).toContain('Wanda Historia');
  expect(link.searchParams.get('text')).toContain(cita.horaInicio);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await fits(page, `client at ${width}`);
    await isAccessible(page);
  }
  const itself = new RegExp(`agenda\\?fecha=${cita.fecha}&cita=${cita.id}`);
  await page.getByTestId('client-next').getByRole('link').click();
  await expect(page).toHaveURL(itself);
  await page.goBack();
  await clients.visits.first().click();
  await expect(page).toHaveURL(itself);
  await expect(page.getByTestId('panel-de-cita')).toBeVisible();
});

test('the page of a client who came meanwhile counts that visit when it is opened again', async ({
  page,
}) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const client = await aClient(api, 'Nadia Vuelve');
  const cita = await aCitaOf(api, client.id, 5);
  await AgendaPage.open(page, origin());
  await page.goto(`${origin()}/admin-local/clientes/${client.id}`);
  await expect(page.getByTestId('client-next')).toContainText(cita.horaInicio);
  const figures = page.getByRole('definition');
  await expect(figures.first()).toHaveText('0');
  await api.send('POST', `/citas/${cita.id}/estado`, { a: 'completada' }, cita.version);
  await page.reload();
  await expect(figures.first()).toHaveText('1');
  await expect(page.getByTestId('client-next')).not.toContainText(cita.horaInicio);
});

test('the page of a client that could not be read again says so, and keeps what it has', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const client = await aClient(api, 'Ofelia Relee');
  await AgendaPage.open(page, origin());
  await page.goto(`${origin()}/admin-local/clientes/${client.id}`);
  const name = page.getByTestId('client-name');
  await expect(name).toHaveText('Ofelia Relee');
  await failsUntilRetried(page, `**/api/v1/clientes/${client.id}`, (route) => route.fulfill({ status: 502 }));
  await aCitaOf(api, client.id, 6);
  await expect(page.getByTestId('client-error')).toBeVisible();
  await expect(name).toHaveText('Ofelia Relee');
  await page.getByTestId('client-error').getByRole('button', { name: 'Reintentar' }).click();
  await expect(page.getByTestId('client-error')).toBeHidden();
  await expect(new ClientPage(page).visits).toHaveCount(1);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a cita is made from the page of a client, and is there at once', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const client = await aClient(api, 'Berta Reserva');
  const { fecha } = await workingDay(api, 2);
  await AgendaPage.open(page, origin());
  await page.goto(`${origin()}/admin-local/clientes/${client.id}`);
  const form = new FormPage(page);
  await form.open();
  await expect(form.client).toHaveValue('Berta Reserva');
  await expect(form.service).toBeFocused();
  await form.service.selectOption({ index: 1 });
  await form.chooseDay(fecha);
  await form.submit.click();
  await form.isBooked('Berta Reserva');
  await expect(new ClientPage(page).visits).toHaveCount(1);
  await page.getByTestId('deshacer').click();
  await expect(new ClientPage(page).visits).toHaveCount(0);
});

test('notes that two people write at once are not lost: who comes second sees what the first wrote', async ({
  page,
  browser,
}) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const client = await aClient(api, 'Nora Notas', { notas: 'Sin alergias' });
  const url = `${origin()}/admin-local/clientes/${client.id}`;
  await AgendaPage.open(page, origin());
  await page.goto(url);
  const mine = new ClientPage(page);
  await expect(mine.notes()).toHaveValue('Sin alergias');
  await mine.notes().fill('Prefiere las mañanas');
  // What happens to their citas has the page read the client again, under the form.
  await api.createCita(client.nombre);
  await expect(mine.visits).toHaveCount(1);
  await expect(mine.notes()).toHaveValue('Prefiere las mañanas');

  const other = await (await browser.newContext()).newPage();
  await AgendaPage.open(other, origin(), 'admin@aurora.demo');
  await other.goto(url);
  const theirs = new ClientPage(other);
  await theirs.notes().fill('Alergia al tinte');
  await theirs.save();
  await theirs.isSaved();
  await other.context().close();

  await mine.save();
  await expect(mine.conflict).toContainText('Sin alergias → Alergia al tinte');
  await expect(mine.notes()).toHaveValue('Prefiere las mañanas');
  await isAccessible(page);
  await page.getByTestId('save-mine').click();
  await mine.isSaved();
  const read = await api.get<Cliente>(`/clientes/${client.id}`);
  expect(read).toMatchObject({ notas: 'Prefiere las mañanas', version: 3 });
});

test('a phone is kept as the whole world dials it', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const client = await aClient(api, 'Elsa Teléfono');
  await AgendaPage.open(page, origin());
  await page.goto(`${origin()}/admin-local/clientes/${client.id}`);
  const clients = new ClientPage(page);
  await expect(clients.name).toBeVisible();
  await expect(page.getByTestId('client-call')).toHaveCount(0);
  await clients.form.getByLabel('Teléfono').fill('55 3030 3030');
  await expect(clients.form).toContainText('Se guarda como +52 55 3030 3030');
  await clients.save();
  await clients.isSaved();
  await expect(page.getByTestId('client-call')).toHaveText('+52 55 3030 3030');
  expect(await api.get<Cliente>(`/clientes/${client.id}`)).toMatchObject({ telefono: '+525530303030' });
  // In the field as everywhere else; what is only written in other groups is not saved again.
  const phone = clients.form.getByLabel('Teléfono');
  await expect(phone).toHaveValue('+52 55 3030 3030');
  await phone.fill('+52 5530 303 030');
  await clients.save();
  await phone.fill('55 3030 3031');
  await clients.save();
  await expect(page.getByTestId('client-call')).toHaveText('+52 55 3030 3031');
  expect(await api.get<Cliente>(`/clientes/${client.id}`)).toMatchObject({ version: 3 });
});

test('the message to clients is the negocio’s own once it is written', async ({ page }) => {
  await page.goto(`${origin()}/admin-local/ajustes/negocio`);
  await new LoginPage(page).logIn('admin@aurora.demo');
  const message = page.getByTestId('mensaje');
  await expect(message).toHaveValue(/te recordamos tu cita/);
  await message.fill('¡{cliente}, hasta el {dia}!');
  await expect(page.getByText('{dia} no se puede rellenar')).toBeVisible();
  await message.fill('¡{cliente}, hasta el {fecha}!');
  await expect(page.getByTestId('mensaje-ejemplo')).toHaveText(/^¡Ana Pérez, hasta el .+!$/);
  await isAccessible(page);
  await page.getByTestId('ajuste-guardar').click();
  await expect(page.getByText('Guardado')).toBeVisible();

  const api = await ApiClient.logIn('admin@aurora.demo');
  const client = await aClient(api, 'Mía Mensaje', { telefono: '+525540404040' });
  await aCitaOf(api, client.id, 5);
  await page.goto(`${origin()}/admin-local/clientes/${client.id}`);
  const href = await new ClientPage(page).whatsapp.getAttribute('href');
  expect(new URL(href ?? '').searchParams.get('text')).toMatch(/^¡Mía Mensaje, hasta el .+!$/);

  await page.goto(`${origin()}/admin-local/ajustes/negocio`);
  await page.getByTestId('mensaje-habitual').click();
  await page.getByTestId('ajuste-guardar').click();
  await expect(page.getByText('Guardado')).toBeVisible();
});

test('an open cita tells who comes, however long their page takes', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const { id } = await aClient(api, 'Tarda En Llegar', { telefono: '+525530303030' });
  const { fecha } = await aCitaOf(api, id);
  await AgendaPage.open(page, origin());
  await page.goto(`${origin()}/admin-local/agenda?vista=lista&fecha=${fecha}`);
  await page.route(`**/api/v1/clientes/${id}`, async (route) => {
    await expect(page.getByRole('heading', { name: 'Historial' })).toBeVisible();
    await route.continue();
  });
  await page.getByTestId('abrir-cita').filter({ hasText: 'Tarda En Llegar' }).click();
  await expect(page.getByTestId('panel-cliente')).toContainText('+52 55 3030 3030');
});

test('a profesional sees no clients, and no way to them', async ({ page }) => {
  await AgendaPage.open(page, origin(), 'marta@aurora.demo');
  await expect(page.getByRole('link', { name: 'Clientes' })).toHaveCount(0);
  await page.goto(`${origin()}/admin-local/clientes`);
  await expect(page).toHaveURL(/sin-permiso/);
});
