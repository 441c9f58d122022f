import { expect, type BrowserContext } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';

const origin = () => `http://localhost:${system().web}`;

async function connections(): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${system().hub}/health`);
  return ((await response.json()) as { connections: number }).connections;
}

/** One more tab of a browser in which somebody has logged in. */
async function anotherTab(context: BrowserContext): Promise<DashboardPage> {
  const tab = new DashboardPage(await context.newPage());
  await tab.page.goto(`${origin()}/admin-local/`);
  await tab.isLive();
  return tab;
}

test('three tabs of one browser are one connection, and stay live when the tab that holds it is closed', async ({
  context,
}) => {
  const first = await DashboardPage.open(await context.newPage(), origin());
  // Browsers of other stories may still be connected.
  const one = await connections();
  const others = [await anotherTab(context), await anotherTab(context)];
  await expect.poll(connections).toBe(one);

  const api = await ApiClient.logIn('recepcion@aurora.demo');
  const total = await first.value('total');
  await api.createCita('Tres Pestañas');
  for (const tab of [first, ...others]) {
    await expect(tab.activity.filter({ hasText: 'Tres Pestañas' })).toHaveCount(1);
    await tab.shows('total', total + 1);
  }

  for (const tab of others) await tab.markDocument();
  await first.page.close();
  await api.createCita('Dos Pestañas');
  for (const tab of others) {
    await expect(tab.activity.filter({ hasText: 'Dos Pestañas' })).toHaveCount(1);
    await tab.shows('total', total + 2);
    await tab.isSameDocument();
  }
  await expect.poll(connections).toBe(one);
});
