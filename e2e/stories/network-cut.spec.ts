import { expect } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { CuttableNetwork } from '../fixtures/cuttable-network.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';

test('citas made while the network was cut are all there once, and the page said what was happening', async ({
  page,
}) => {
  const network = await CuttableNetwork.to(system().web);
  const admin = await DashboardPage.open(page, network.origin);
  await admin.isWhole();
  await admin.markDocument();
  const total = await admin.value('total');

  network.cut();
  await expect(admin.chip).not.toContainText('En vivo');
  await expect(page.getByText('Desconectado del servidor')).toBeVisible();

  const api = await ApiClient.logIn('recepcion@aurora.demo');
  const names = ['Uno Corte', 'Dos Corte', 'Tres Corte'];
  for (const name of names) await api.createCita(name);

  network.heal();
  await expect(admin.chip).toContainText('En vivo', { timeout: 45_000 });
  await admin.isLive();
  for (const name of names) await expect(admin.activity.filter({ hasText: name })).toHaveCount(1);
  await admin.shows('total', total + 3);
  await expect(page.getByTestId('gap-notice')).toContainText('3 cambios');
  await admin.isSameDocument();
  await network.close();
});
