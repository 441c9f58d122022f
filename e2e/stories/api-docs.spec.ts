import { expect } from '@playwright/test';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';

test('the page of the API shows every operation, asks nobody else for anything, and logs in', async ({
  page,
}) => {
  const origin = `http://localhost:${system().api}`;
  const elsewhere: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      elsewhere.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(error.message));

  await page.goto(`${origin}/api/docs`);
  // Every operation is drawn at once, which on a busy machine takes its time.
  const patient = { timeout: 30_000 };
  await expect(page.getByRole('heading', { name: /Citas en vivo/ })).toBeVisible(patient);
  await expect(page.locator('#operations-Citas-crearCita')).toBeVisible(patient);

  const logIn = page.locator('.opblock').filter({ hasText: 'Entrar con correo y contraseña' });
  await logIn.locator('.opblock-summary-control').click();
  await logIn.getByRole('button', { name: 'Try it out' }).click();
  await logIn.getByRole('button', { name: 'Execute' }).click();
  await expect(logIn.locator('.live-responses-table').getByText('200', { exact: true })).toBeVisible(patient);
  await expect(logIn.locator('.live-responses-table')).toContainText('negocio_123');
  expect([elsewhere, errors]).toEqual([[], []]);
});
