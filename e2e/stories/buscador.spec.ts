import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import pg from 'pg';
import { aWorkingNegocio } from '../fixtures/a-working-negocio.ts';
import { ApiClient } from '../fixtures/api-client.ts';
import { morningZone } from '../fixtures/morning-zone.ts';
import { test } from '../fixtures/story.ts';
import { system, systemVariable } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

const origin = () => `http://localhost:${system().web}`;

test('a client is found by name, and Enter opens their next cita', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const cita = await api.createCita('Úrsula Buscada');
  await AgendaPage.open(page, origin());
  const shell = new ShellPage(page);
  await page.keyboard.press('Control+k');
  await shell.searchField.fill('ursula');
  await expect(shell.searchOptions.first()).toContainText('Úrsula Buscada');
  await expect(shell.searchOptions.first()).toContainText('Próxima cita');
  await expect(shell.searchField).toHaveAttribute('aria-activedescendant', /^op-/);
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`agenda\\?fecha=${cita.fecha}&cita=${cita.id}`));
  await expect(page.getByTestId('panel-de-cita')).toBeVisible();
  await expect(shell.dialog).toHaveCount(0);
});

test('a client without a next cita is found by phone, and shows how to call them', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  await api.send('POST', '/clientes', { nombre: 'Teo Teléfono', telefono: '+525598761234' });
  await AgendaPage.open(page, origin());
  const shell = new ShellPage(page);
  await page.getByTestId('search').click();
  await shell.searchField.fill('5598761234');
  await expect(shell.searchOptions.first()).toContainText('Teo Teléfono');
  await expect(shell.searchOptions.first()).toContainText('Nada reservado');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('client-card').getByRole('link')).toHaveAttribute(
    'href',
    'tel:+525598761234',
  );
});

test('the agenda finds a number that begins as those of sixty others', async ({ page }) => {
  const { api, email } = await aWorkingNegocio('Salón de los Prefijos', { zonaHoraria: morningZone() });
  const client = new pg.Client(systemVariable('DATABASE_URL'));
  await client.connect();
  await client.query(
    `WITH nuevos AS (
       INSERT INTO clientes (negocio_id, nombre, telefono)
       SELECT $1, 'Prefijo ' || n, '+5257777700' || n FROM generate_series(10, 70) AS n RETURNING id, nombre)
     INSERT INTO citas (negocio_id, cliente_id, servicio, fecha, hora_inicio, hora_fin)
     SELECT n.id, c.id, 'Corte', (now() AT TIME ZONE zona_horaria)::date, hora, hora + interval '30 minutes'
     FROM nuevos c JOIN negocios n ON n.id = $1
     JOIN (VALUES ('Prefijo 10', time '23:00'), ('Prefijo 70', time '23:15')) AS h (quien, hora) ON quien = c.nombre`,
    [api.sesion.usuario.negocio_id],
  );
  await client.end();
  const { rows } = await AgendaPage.open(page, origin(), email);
  await page.goto(`${origin()}/admin-local/agenda?vista=lista&q=57777700`);
  await expect(rows).toHaveText([/Prefijo 10/, /Prefijo 70/]);
});

test('a page is found by its name, and nobody by a name that nobody has', async ({ page }) => {
  await AgendaPage.open(page, origin(), 'admin@aurora.demo');
  const shell = new ShellPage(page);
  await page.keyboard.press('Control+k');
  await shell.searchField.fill('zzzz');
  await expect(page.getByTestId('search-none')).toBeVisible();
  await shell.searchField.fill('pan');
  const panel = shell.searchOptions.filter({ hasText: 'Panel' });
  await expect(panel).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(panel).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/admin-local\/?$/);
});
