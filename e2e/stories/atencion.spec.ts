import { expect } from '@playwright/test';
import { aWorkingNegocio } from '../fixtures/a-working-negocio.ts';
import { importCita } from '../fixtures/import-cita.ts';
import { morningZone } from '../fixtures/morning-zone.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';
import { FormPage } from '../pages/form-page.ts';
import { isAccessible } from '../pages/gallery.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';

const origin = () => `http://localhost:${system().web}`;

test('a past cita that is still open is closed with one press, and that is undone with another', async ({
  page,
}) => {
  const zonaHoraria = morningZone();
  const { email, api } = await aWorkingNegocio('Olvido de Prueba', { zonaHoraria });
  const hoy = Temporal.Now.plainDateISO(zonaHoraria).toString();
  await importCita(api, `Olvido Abierto,Corte,${hoy},09:00,confirmada`);
  await DashboardPage.open(page, origin(), email);
  const row = page.getByTestId('asunto').filter({ hasText: 'Olvido Abierto' });
  await row.getByRole('button', { name: /No asistió/ }).click();
  await expect(row).toBeHidden();
  await page.getByTestId('deshacer').click();
  await expect(row).toBeVisible();
});

test('a cita under another that was closed by mistake takes its time again, once an admin has said so', async ({
  page,
}) => {
  const zonaHoraria = morningZone();
  const { email, api, luis, corte } = await aWorkingNegocio('Doble Hora', { zonaHoraria });
  const order = {
    servicioId: corte.id,
    profesionalId: luis.id,
    fecha: Temporal.Now.plainDateISO(zonaHoraria).toString(),
    horaInicio: '09:00',
    estado: 'confirmada',
  };
  await api.send('POST', '/citas', { ...order, cliente: 'Ana Debajo' });
  await api.send('POST', '/citas', { ...order, cliente: 'Bea Encima', solapeAutorizado: true });
  await DashboardPage.open(page, origin(), email);
  const row = page.getByTestId('asunto').filter({ hasText: 'Ana Debajo' });
  await row.getByRole('button', { name: /No asistió/ }).click();
  await expect(page.getByTestId('hecho')).toContainText('Ana Debajo');
  await page.keyboard.press('z');
  await expect(page.getByTestId('conflict')).toContainText('Bea Encima');
  await isAccessible(page);
  await page.getByTestId('book-over').click();
  await expect(row).toBeVisible();
  await expect(page.getByTestId('conflict')).toHaveCount(0);
});

test('what yesterday left open is told beside today, listed, and closed from there', async ({ page }) => {
  const zonaHoraria = morningZone();
  const { email, api } = await aWorkingNegocio('Ayer Abierto', { zonaHoraria });
  const ayer = Temporal.Now.plainDateISO(zonaHoraria).subtract({ days: 1 }).toString();
  await importCita(api, `Ayer Cerrada,Corte,${ayer},09:00,completada`);
  await importCita(api, `Ayer Olvidada,Corte,${ayer},10:00,confirmada`);
  const dashboard = await DashboardPage.open(page, origin(), email);
  const notice = page.getByTestId('sin-cerrar');
  await expect(notice).toContainText('1 cita de ayer sigue sin cerrar');
  await page.getByTestId('rango-30d').click();
  await expect(notice).toContainText('1 cita de estos días sigue sin cerrar');
  await notice.getByRole('link', { name: 'Ver' }).click();
  await expect(page.getByRole('heading', { name: /^Sin cerrar · / })).toBeVisible();
  await isAccessible(page);
  const list = page.getByTestId('lista-de-citas').locator('li');
  await expect(list).toHaveText([/Ayer Olvidada/]);
  await list.getByRole('link').click();
  await page.getByTestId('panel-de-cita').getByRole('button', { name: 'Completada' }).click();
  await expect(page.getByTestId('hecho')).toBeVisible();
  await page.goto(`${origin()}/admin-local/?rango=30d`);
  await dashboard.isLive();
  await expect(page.getByTestId('rango-completadas')).toHaveText('2');
  await expect(notice).toHaveCount(0);
});

test('whoever is free now gets a cita by one press', async ({ page }) => {
  const zonaHoraria = morningZone();
  const { email, api, luis, corte } = await aWorkingNegocio('Libre Ahora', { zonaHoraria });
  const hoy = Temporal.Now.plainDateISO(zonaHoraria).toString();
  await importCita(api, `Para que haya algo,Corte,${hoy},08:00,confirmada`);
  await DashboardPage.open(page, origin(), email);
  await expect(page.getByTestId('puesto')).toContainText('Libre hasta las 19:00');
  await page.getByRole('link', { name: 'Nueva cita con Luis' }).click();
  const form = new FormPage(page);
  await expect(form.professional).toHaveValue(luis.id);
  await form.client.fill('Walter Entra');
  await form.professional.selectOption('');
  await page.goBack();
  await page.getByRole('link', { name: 'Nueva cita con Luis' }).click();
  // What was half filled in goes on with whoever is asked for.
  await expect(form.professional).toHaveValue(luis.id);
  await expect(form.client).toHaveValue('Walter Entra');
  await form.service.selectOption(corte.id);
  await expect(form.chosen).toBeVisible();
  await form.submit.click();
  await form.isBooked('Walter Entra');
  // Everybody else's are still seen.
  await expect(page).not.toHaveURL(/profesional=|con=|nueva=/);
  await expect(new RejillaPage(page).block('Walter Entra')).toBeVisible();
});
