import { expect } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { CLAVE_DE_OPERADOR, newOperador } from '../fixtures/new-operador.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { ClientPage } from '../pages/client-page.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';
import { fits } from '../pages/gallery.ts';
import { tabTo } from '../pages/keyboard.ts';
import { LoginPage } from '../pages/login-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

const origin = () => `http://localhost:${system().web}`;

test('the dashboard is worked through by keyboard alone', async ({ page }) => {
  await DashboardPage.open(page, origin());
  await page.reload();
  await expect(page.getByTestId('kpi-hoy')).toHaveText(/\d/);
  await expect(page.locator('canvas').nth(1)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.locator('.saltar')).toBeFocused();
  await page.keyboard.press('Enter');

  const today = page.getByRole('link', { name: /Citas hoy/ });
  await tabTo(page, today);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(today).toBeFocused();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('note')).toContainText('en cualquier estado');

  const table = page.getByTestId('por-hora').getByRole('button');
  await tabTo(page, table);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('por-hora').getByRole('table')).toBeVisible();
});

test.describe('at 400 %, which is 320 pixels wide', () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test('every page flows into one column', async ({ page }) => {
    await page.goto(`${origin()}/admin-local/login`);
    await expect(page.getByTestId('login-submit')).toBeVisible();
    await fits(page, 'login');
    await DashboardPage.open(page, origin());
    await expect(page.getByTestId('celda-del-mapa').first()).toBeAttached();
    await fits(page, 'panel');
    await page.goto(`${origin()}/admin-local/?desde=2031-01-05&hasta=2031-01-05`);
    await expect(page.getByTestId('rango-vacio').getByRole('link')).toBeVisible();
    await fits(page, 'panel sin citas');
    for (const section of ['negocio', 'horario', 'servicios', 'equipo', 'usuarios', 'pantallas']) {
      await page.goto(`${origin()}/admin-local/ajustes/${section}`);
      await expect(page.getByRole('main').locator('form, li, table').first()).toBeVisible();
      await fits(page, section);
    }
    for (const vista of ['lista', 'dia', 'semana']) {
      await page.goto(`${origin()}/admin-local/agenda?vista=${vista}`);
      await expect(page.getByTestId(vista === 'lista' ? 'agenda-list' : 'rejilla')).toBeVisible();
      await fits(page, `agenda ${vista}`);
    }
    await page.getByTestId('new-cita').first().click();
    await expect(page.getByTestId('form-submit')).toBeAttached();
    await fits(page, 'nueva cita');
    await page.goto(`${origin()}/admin-local/clientes`);
    const clients = new ClientPage(page);
    await expect(clients.rows.first()).toBeVisible();
    await fits(page, 'clientes');
    await clients.rows.first().click();
    await expect(clients.name).toBeVisible();
    await fits(page, 'cliente');
  });

  test('so does the operator’s', async ({ page }) => {
    await page.goto(`${origin()}/admin-local/`);
    await new LoginPage(page).logIn(await newOperador(), CLAVE_DE_OPERADOR);
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
    await fits(page, 'operador');
  });
});

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('a figure changes without moving', async ({ page }) => {
    const dashboard = await DashboardPage.open(page, origin());
    await new ShellPage(page).isLive();
    const total = await dashboard.value('total');
    await (await ApiClient.logIn('recepcion@aurora.demo')).createCita('Sin Movimiento');
    await dashboard.shows('total', total + 1);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});

test('who works where is a map that reads as a table, each day with its list', async ({ page }) => {
  await DashboardPage.open(page, origin());
  const map = page.getByTestId('mapa');
  const team = await (await ApiClient.logIn('admin@aurora.demo')).profesionales();
  for (const { nombre } of team) await expect(map.getByRole('rowheader', { name: nombre })).toBeVisible();
  await expect(map.getByRole('rowheader', { name: 'Todo el equipo' })).toBeVisible();
  await expect(map.getByRole('columnheader')).toHaveCount(8);
  await map.getByRole('columnheader').nth(2).getByRole('link').click();
  await expect(page.getByTestId('lista-de-citas')).toBeVisible();
});
