import { expect } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';

test('a slot taken by somebody else is explained, with other times to choose from', async ({ page }) => {
  const agenda = await AgendaPage.open(page, `http://localhost:${system().web}`);
  const api = await ApiClient.logIn('admin@aurora.demo');
  // The other person's cita arrives between the click on "create" and the server's answer.
  await page.route(
    '**/api/v1/citas',
    async (route) => {
      const body = route.request().postDataJSON() as Record<string, unknown>;
      await api.send('POST', '/citas', { ...body, cliente: 'Rápida Rival', clienteId: undefined });
      await route.continue();
    },
    { times: 1 },
  );

  await page.getByTestId('new-cita').first().click();
  await page.getByTestId('form-cliente').fill('Lenta Perdedora');
  await page.getByTestId('form-servicio').selectOption({ index: 1 });
  await agenda.firstSlot().then((slot) => slot.click());
  await page.getByTestId('form-submit').click();

  await expect(page.getByTestId('conflict')).toBeVisible();
  const alternatives = page.getByTestId('alternative');
  await expect(alternatives).toHaveCount(3);
  await alternatives.first().click();
  await expect(page.getByTestId('hecho')).toContainText('Lenta Perdedora');
  await expect(page.getByTestId('form-submit')).toBeHidden();
  const { datos } = await api.get<{ datos: { cliente: string }[] }>('/citas?q=lenta');
  expect(datos).toHaveLength(1);
});
