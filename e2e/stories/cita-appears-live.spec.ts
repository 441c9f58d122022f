import { expect, test } from '@playwright/test';
import pg from 'pg';
import { system, systemVariable } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';

const origin = () => `http://localhost:${system().web}`;

test('a cita made by staff in one browser is live on the dashboard in another', async ({ browser }) => {
  const admin = await DashboardPage.open(await (await browser.newContext()).newPage(), origin());
  await admin.markDocument();
  const total = await admin.value('total');

  const staff = await AgendaPage.open(await (await browser.newContext()).newPage(), origin());
  await staff.createCita('Irene Story');

  await expect(admin.activity.filter({ hasText: 'Irene Story' })).toHaveCount(1);
  await admin.shows('total', total + 1);
  await admin.isSameDocument();
});

test("a cita written by SQL behind the API's back appears too", async ({ page }) => {
  const admin = await DashboardPage.open(page, origin());
  const [total, hoy] = [await admin.value('total'), await admin.value('hoy')];

  const client = new pg.Client(systemVariable('DATABASE_URL'));
  await client.connect();
  await client.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
     SELECT id, 'Sara SQL', 'Corte', (now() AT TIME ZONE zona_horaria)::date, '23:00', '23:30'
     FROM negocios WHERE id = 'negocio_123'`,
  );
  await client.end();

  await expect(admin.activity.filter({ hasText: 'Sara SQL' })).toHaveCount(1);
  await admin.shows('total', total + 1);
  await admin.shows('hoy', hoy + 1);
});
