import type { Cita, Informe, Profesional } from '@citas/protocol';
import { expect } from '@playwright/test';
import { aWorkingNegocio, type WorkingNegocio } from '../fixtures/a-working-negocio.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';

const origin = () => `http://localhost:${system().web}`;
const fecha = Temporal.Now.plainDateISO('America/Mexico_City').add({ days: 10 }).toString();

/** Two of Luis's citas overlap, another is after the hours, and a block lies over all but that one; Ida has one and left. */
async function aTangledDay({ api, luis }: WorkingNegocio): Promise<void> {
  const ida = await api.send<Profesional>('POST', '/profesionales', { nombre: 'Ida' });
  for (const [profesionalId, horaInicio, horaFin] of [
    [luis.id, '10:00', '12:00'],
    [luis.id, '11:00', '13:00'],
    [luis.id, '19:00', '20:00'],
    [ida.id, '09:00', '10:00'],
  ] as const)
    await api.send<Cita>('POST', '/citas', {
      cliente: `Ana ${horaInicio}`,
      servicio: 'Corte',
      profesionalId,
      fecha,
      horaInicio,
      horaFin,
      solapeAutorizado: true,
    });
  await api.send('POST', '/bloqueos', {
    profesionalId: luis.id,
    desde: fecha,
    horaInicio: '10:00',
    horaFin: '15:00',
  });
  await api.send('PATCH', `/profesionales/${ida.id}`, { activo: false }, ida.version);
}

test('the agenda, the dashboard, its map and the API say alike how full a day is, and how much of it is free', async ({
  page,
}) => {
  const negocio = await aWorkingNegocio('Ocupación de Prueba');
  await aTangledDay(negocio);
  const dias = `?desde=${fecha}&hasta=${fecha}`;
  const { ocupacion } = (await negocio.api.get<Informe>(`/estadisticas${dias}`)).resumen;
  // Four hours are taken, and five can be booked: from nine to ten and from three to seven.
  expect(ocupacion).toMatchObject({ minutosOcupados: 240, minutosDisponibles: 540, tasa: 4 / 9 });

  const agenda = await RejillaPage.open(page, origin(), `?fecha=${fecha}`, negocio.email);
  await expect(page.getByTestId('resumen')).toHaveText(/(?<!\d)44\s?% ocupado/);
  await expect(agenda.blocks).toHaveCount(4);

  await page.goto(`${origin()}/admin-local/${dias}`);
  await expect(page.getByTestId('rango-ocupacion')).toHaveText(/^44\s?%$/);
  await expect(page.getByText('5 h libres')).toBeVisible();
  // Its week has nothing on the other days.
  const cells = page.getByTestId('celda-del-mapa');
  await expect(cells).toHaveCount(7);
  await expect(cells.filter({ hasNotText: /^\s*0\s?%\s*$/ })).toHaveText(/^\s*44\s?%\s*$/);
});
