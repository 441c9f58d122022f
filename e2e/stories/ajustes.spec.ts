import type { Servicio } from '@citas/protocol';
import { expect, type Page } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { newNegocio } from '../fixtures/new-negocio.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { LoginPage } from '../pages/login-page.ts';

const url = (section: string) => `http://localhost:${system().web}/admin-local/ajustes/${section}`;

async function openSettings(page: Page, section: string): Promise<string> {
  const { email } = await newNegocio('Taller de Prueba');
  await page.goto(url(section));
  await new LoginPage(page).logIn(email);
  return email;
}

test('the hours that an admin sets are those in which times are offered', async ({ page }) => {
  const email = await openSettings(page, 'horario');
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    await page.getByTestId(`dia-${day}`).getByRole('checkbox').check();
  }
  await page.getByTestId('dia-1').getByLabel(/desde/).fill('10:00');
  await page.getByTestId('dia-1').getByLabel(/hasta/).fill('12:00');
  await page
    .getByTestId('dia-1')
    .getByRole('button', { name: /Copiar/ })
    .click();
  await page.getByTestId('ajuste-guardar').click();
  await expect(page.getByText('Guardado')).toBeVisible();

  const api = await ApiClient.logIn(email);
  const fecha = Temporal.Now.plainDateISO().add({ days: 3 }).toString();
  const { datos } = await api.get<{ datos: { horaInicio: string; horaFin: string }[] }>(
    `/disponibilidad?fecha=${fecha}&duracionMinutos=30`,
  );
  expect(datos[0]?.horaInicio).toBe('10:00');
  expect(datos.at(-1)?.horaFin).toBe('12:00');
});

test('hours that end before they begin are explained and not saved', async ({ page }) => {
  await openSettings(page, 'horario');
  await page.getByTestId('dia-1').getByRole('checkbox').check();
  await page.getByTestId('dia-1').getByLabel(/hasta/).fill('08:00');
  await page.getByTestId('ajuste-guardar').click();
  await expect(page.getByText('La hora de cierre va después')).toBeVisible();
  await expect(page.getByText('Guardado')).toBeHidden();
});

test('a service and a person are there to be booked as soon as they are saved', async ({ page }) => {
  await openSettings(page, 'servicios');
  await page.getByTestId('ajuste-nuevo').click();
  await page.getByLabel('Nombre').fill('Revisión');
  await page.getByTestId('ajuste-guardar').click();
  await expect(page.getByRole('button', { name: /Revisión/ })).toBeVisible();
  await page.getByRole('link', { name: 'Equipo' }).click();
  // The section that is left has such a button too, as long as the other is on its way.
  await expect(page).toHaveURL(/ajustes\/equipo$/);
  await page.getByTestId('ajuste-nuevo').click();
  await page.getByLabel('Nombre').fill('Noa');
  await page.getByTestId('ajuste-guardar').click();
  await expect(page.getByRole('button', { name: /Noa/ })).toBeVisible();
  await page.getByRole('link', { name: 'Agenda' }).click();
  await page.getByTestId('new-cita').first().click();
  await expect(page.getByTestId('form-servicio').locator('option', { hasText: 'Revisión' })).toBeAttached();
});

test('a service that somebody else changed first shows what they left, and is saved over it from the same dialog', async ({
  page,
}) => {
  const api = await ApiClient.logIn(await openSettings(page, 'servicios'));
  await page.getByTestId('ajuste-nuevo').click();
  await page.getByLabel('Nombre').fill('Masaje');
  await page.getByTestId('ajuste-guardar').click();
  await page.getByRole('button', { name: /Masaje/ }).click();
  const { datos } = await api.get<{ datos: Servicio[] }>('/servicios');
  const service = datos.find(({ nombre }) => nombre === 'Masaje');
  await api.send(
    'PATCH',
    `/servicios/${service?.id}`,
    { precio: 450, duracionMinutos: 90 },
    service?.version,
  );
  await page.getByLabel(/Precio/).fill('380');
  await page.getByTestId('ajuste-guardar').click();
  await expect(page.getByTestId('suyo')).toHaveText('La otra persona dejó: 450');
  await expect(page.locator('#servicio-duracion')).toHaveValue('90');
  await expect(page.getByLabel(/Precio/)).toHaveValue('380');
  await page.getByTestId('ajuste-guardar').click();
  await expect(page.getByRole('button', { name: /Masaje 90 min.*380/ })).toBeVisible();
});

test('a new user can log in, and one that is refused is told why', async ({ page }) => {
  const email = await openSettings(page, 'usuarios');
  await page.getByTestId('ajuste-nuevo').click();
  await page.getByLabel('Nombre').fill('Rita Recepción');
  await page.getByLabel('Correo electrónico').fill(`rita.${email}`);
  await page.getByLabel('Contraseña').fill('corta');
  await page.getByTestId('ajuste-guardar').click();
  await expect(page.locator('.field-error')).toBeVisible();
  await page.getByLabel('Contraseña').fill('una-clave-larga');
  await page.getByTestId('ajuste-guardar').click();
  await expect(page.getByRole('button', { name: /Rita Recepción/ })).toBeVisible();
  expect((await ApiClient.logIn(`rita.${email}`, 'una-clave-larga')).sesion.usuario.rol).toBe('recepcion');
});

test('every text says the negocio’s own word as soon as it is chosen', async ({ page }) => {
  await openSettings(page, 'negocio');
  await page.getByRole('radio', { name: 'turno' }).check();
  await expect(page.getByText('«Nuevo turno creado»')).toBeVisible();
  await page.getByTestId('ajuste-guardar').click();
  await expect(page.getByText('Guardado')).toBeVisible();
  await page.getByRole('link', { name: 'Agenda' }).click();
  await expect(page.getByTestId('new-cita').first()).toHaveText('Nuevo turno');
});

test('settings are not for everybody', async ({ page }) => {
  await page.goto(url('usuarios'));
  await new LoginPage(page).logIn('recepcion@aurora.demo');
  await expect(page.getByText('Esta página es para la administración')).toBeVisible();
});
