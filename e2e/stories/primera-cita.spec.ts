import { expect } from '@playwright/test';
import { newNegocio } from '../fixtures/new-negocio.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';
import { FormPage } from '../pages/form-page.ts';
import { isAccessible } from '../pages/gallery.ts';
import { LoginPage } from '../pages/login-page.ts';

test('a negocio goes from its first login, step by step, to its first cita, its agenda and its figures', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { email } = await newNegocio('Peluquería Desde Cero');
  await page.goto(`http://localhost:${system().web}/admin-local/`);
  await new LoginPage(page).logIn(email);
  const steps = page.getByTestId('primeros-pasos').getByRole('listitem');
  const done = page.getByTestId('primeros-pasos').getByLabel('Hecho');
  const save = page.getByTestId('ajuste-guardar');
  const backToSteps = () => page.getByRole('link', { name: 'Panel' }).click();
  await expect(steps).toHaveCount(4, { timeout: 30_000 });
  await isAccessible(page);

  await steps.filter({ hasText: 'Di cuándo abres' }).click();
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    await page.getByTestId(`dia-${day}`).getByRole('checkbox').check();
  }
  await save.click();
  await expect(page.getByText('Guardado')).toBeVisible();
  await backToSteps();
  await expect(steps).toHaveCount(3);

  await steps.filter({ hasText: 'Añade un servicio' }).click();
  await page.getByTestId('ajuste-nuevo').click();
  await page.getByLabel('Nombre').fill('Corte');
  await save.click();
  await expect(page.getByRole('button', { name: /Corte/ })).toBeVisible();
  await backToSteps();
  await expect(done).toHaveCount(1);

  await steps.filter({ hasText: 'Añade a tu equipo' }).click();
  await page.getByTestId('ajuste-nuevo').click();
  await page.getByLabel('Nombre').fill('Noa');
  await save.click();
  await expect(page.getByRole('button', { name: /Noa/ })).toBeVisible();
  await backToSteps();
  await expect(done).toHaveCount(2);

  await steps.filter({ hasText: 'Crea la primera cita' }).click();
  const form = new FormPage(page);
  await form.client.fill('Prima Primera');
  await form.service.selectOption({ label: 'Corte · 30 min' });
  await form.chooseDay(Temporal.Now.plainDateISO('America/Mexico_City').add({ days: 1 }).toString());
  await form.submit.click();
  await form.isBooked('Prima Primera');
  // The agenda goes to the day of what was booked.
  await expect(page.getByTestId('rejilla')).toContainText('Prima Primera');

  await backToSteps();
  const dashboard = new DashboardPage(page);
  await dashboard.shows('total', 1);
  await expect(steps).toHaveCount(0);
});
