import type { Profesional } from '@citas/protocol';
import { expect } from '@playwright/test';
import pg from 'pg';
import { aWorkingNegocio, PASSWORD } from '../fixtures/a-working-negocio.ts';
import { bookLateToday } from '../fixtures/book-late-today.ts';
import { morningZone } from '../fixtures/morning-zone.ts';
import { quietDay } from '../fixtures/quiet-day.ts';
import { test } from '../fixtures/story.ts';
import { system, systemVariable } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

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
  const { api, email } = await aWorkingNegocio('Salón de Sara', { zonaHoraria: morningZone() });
  await api.createCita('Ya Estaba');
  const admin = await DashboardPage.open(page, origin(), email);
  const [total, hoy] = [await admin.value('total'), await admin.value('hoy')];

  const client = new pg.Client(systemVariable('DATABASE_URL'));
  await client.connect();
  await client.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
     SELECT id, 'Sara SQL', 'Corte', (now() AT TIME ZONE zona_horaria)::date, '23:00', '23:30'
     FROM negocios WHERE id = $1`,
    [api.sesion.usuario.negocio_id],
  );
  await client.end();

  await expect(admin.activity.filter({ hasText: 'Sara SQL' })).toHaveCount(1);
  await admin.shows('total', total + 1);
  await admin.shows('hoy', hoy + 1);
});

test('a profesional sees at once what becomes of their own day, and nothing of the others', async ({
  page,
}) => {
  const zonaHoraria = morningZone();
  const salon = await aWorkingNegocio('Salón de Pilar', { zonaHoraria });
  const email = await salon.user('profesional', salon.luis.id);
  const fecha = Temporal.Now.plainDateISO(zonaHoraria).toString();
  await salon.api.importCsv(
    `cliente,servicio,profesional,fecha,horaInicio,horaFin,estado\nYa Estaba,Corte,Luis,${fecha},12:00,12:30,`,
  );
  const luis = await AgendaPage.open(page, origin(), email, PASSWORD);
  await new ShellPage(page).isLive();
  await bookLateToday(salon);
  const own = luis.rows.filter({ hasText: 'Pilar Propia' });
  await expect(own).toHaveCount(1);
  await expect(luis.rows.filter({ hasText: 'Ada Ajena' })).toHaveCount(0);
  const client = new pg.Client(systemVariable('DATABASE_URL'));
  await client.connect();
  await client.query(`DELETE FROM citas WHERE negocio_id = $1 AND cliente IN ('Pilar Propia', 'Ada Ajena')`, [
    salon.api.sesion.usuario.negocio_id,
  ]);
  await client.end();
  await expect(own).toHaveCount(0);
});

test('the first cita of somebody who joined the team meanwhile stands in a column of theirs', async ({
  page,
}) => {
  const { api, email } = await aWorkingNegocio('Salón Creciente');
  const { fecha } = await quietDay(api, 0);
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${fecha}`, email);
  await new ShellPage(page).isLive();
  await expect(agenda.column('Luis')).toBeVisible();
  await api.send<Profesional>('POST', '/profesionales', { nombre: 'Eva' });
  const day = await quietDay(api, 0);
  await day.book({ cliente: 'Nueva de Eva', with: 'Eva', at: '10:00', until: '10:30' });
  await expect(agenda.column('Eva').getByTestId('bloque')).toHaveText([/Nueva de Eva/]);
});
