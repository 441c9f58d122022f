import type { Cita, Negocio, Profesional } from '@citas/protocol';
import { expect } from '@playwright/test';
import { aWorkingNegocio, PASSWORD } from '../fixtures/a-working-negocio.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';

const origin = () => `http://localhost:${system().web}`;
const fecha = Temporal.Now.plainDateISO('America/Mexico_City').add({ days: 3 }).toString();

test('what the admin changes of the team, the services and the hours is on the agenda of reception at once', async ({
  page,
}) => {
  const { api, luis, corte, user } = await aWorkingNegocio('Cambios de Prueba');
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${fecha}`, await user('recepcion'), PASSWORD);
  await expect(agenda.column('Luis')).toBeVisible();
  // A booking that is being made meanwhile keeps what was chosen.
  await page.getByTestId('new-cita').first().click();
  await page.getByTestId('form-cliente').fill('Ana Pérez');
  await page.getByTestId('form-servicio').selectOption(corte.id);
  await page.getByTestId('form-profesional').selectOption(luis.id);
  await page.getByTestId('form-fecha').fill(fecha);
  const at11 = page.locator('[data-hora="11:00"]');
  await at11.click();

  const eva = await api.send<Profesional>('POST', '/profesionales', { nombre: 'Eva' });
  await api.send('POST', '/servicios', { nombre: 'Peinado', duracionMinutos: 60 });
  const options = (id: string) => page.getByTestId(id).locator('option');
  await expect(options('form-servicio').filter({ hasText: 'Peinado' })).toHaveCount(1);
  await expect(options('form-profesional').filter({ hasText: 'Eva' })).toHaveCount(1);
  await expect(at11).toBeChecked();
  // What is offered follows the hours.
  const { horario, version } = await api.get<Negocio>('/negocio');
  const corto = Object.fromEntries(
    Object.keys(horario).map((dia) => [dia, [{ desde: '10:00', hasta: '14:00' }]]),
  );
  await api.send('PATCH', '/negocio', { horario: corto, nombre: 'Salón Nuevo' }, version);
  await expect(page.locator('[data-hora="09:00"]')).toBeDisabled();
  await expect(at11).toBeChecked();
  await page.getByTestId('form-submit').click();
  await expect(agenda.done).toContainText('Ana Pérez');
  await expect(agenda.block('Ana Pérez')).toContainText('11:00');
  await expect(page).toHaveTitle(/Salón Nuevo/);

  await api.send('PATCH', `/profesionales/${eva.id}`, { nombre: 'Eva María' }, eva.version);
  await expect(agenda.column('Eva María')).toBeVisible();
});

test('who works there no more keeps the citas and their column, and is given no other', async ({ page }) => {
  const { api, luis, email } = await aWorkingNegocio('Despedida de Prueba');
  const ida = await api.send<Profesional>('POST', '/profesionales', { nombre: 'Ida' });
  const book = (cliente: string, profesionalId: string, horaInicio: string) =>
    api.send<Cita>('POST', '/citas', { cliente, servicio: 'Corte', profesionalId, fecha, horaInicio });
  const suya = await book('Ana Fiel', ida.id, '10:00');
  const otra = await book('Berta Otra', luis.id, '10:00');
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${fecha}`, email);
  await expect(agenda.column('Ida')).toBeVisible();
  await api.send('PATCH', `/profesionales/${ida.id}`, { activo: false }, ida.version);

  await expect(agenda.column('Ida').getByTestId('hueco')).toHaveCount(0);
  await expect(agenda.column('Ida').getByTestId('bloque')).toContainText('Ana Fiel');
  await expect(agenda.column('Sin asignar')).toHaveCount(0);
  await agenda.drag('Ana Fiel', 60);
  await expect(agenda.done).toContainText('a las 11:00');
  await expect
    .poll(() => api.get(`/citas/${suya.id}`))
    .toMatchObject({ horaInicio: '11:00', profesional: 'Ida' });
  await agenda.drag('Berta Otra', 60, 'Ida');
  await expect
    .poll(() => api.get(`/citas/${otra.id}`))
    .toMatchObject({ horaInicio: '11:00', profesional: 'Luis' });

  // Another time for it is looked for with whoever is there.
  await agenda.block('Ana Fiel').click();
  await agenda.panel.getByRole('button', { name: 'Mover a…' }).click();
  await expect(page.getByTestId('form-slot').first()).toBeVisible();
});
