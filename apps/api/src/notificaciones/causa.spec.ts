import { listaDeNotificacionesSchema } from '@citas/protocol';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Answer } from '../testing/answer.ts';

const HOY = '2026-11-24';
/** The database goes by the time that it is. */
const POR_VENIR = '2099-12-01';
const enDoceHoras = Temporal.Now.zonedDateTimeISO('America/Mexico_City').add({ hours: 12 });
const PRONTO = {
  fecha: enDoceHoras.toPlainDate().toString(),
  horaInicio: `${String(enDoceHoras.hour).padStart(2, '0')}:00`,
};
const CSV = `cliente,servicio,profesional,fecha,hora_inicio\n${Array.from(
  { length: 21 },
  (_, i) => `Lola,Corte,Luis,2099-12-${String(i + 1).padStart(2, '0')},10:00\n`,
).join('')}`;

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let desk: Desk;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  desk = openDesk(api, aurora);
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.database.query('DELETE FROM citas');
  await api.database.query('DELETE FROM series');
  await api.database.query(`DELETE FROM eventos WHERE canal = 'notificaciones:negocio_123'`);
});

async function told() {
  const { body } = await api.call('GET /notificaciones', { token: aurora.token('admin') });
  return listaDeNotificacionesSchema.parse(body).datos.map(({ titulo, causa }) => ({ titulo, causa }));
}

const call = (route: string, body: unknown, headers?: Readonly<Record<string, string>>) =>
  api.call(route, { token: aurora.token('admin'), body, ...(headers && { headers }) });

async function aSerie(): Promise<Answer> {
  return call('POST /series', {
    ...{ cliente: 'Ana', servicio: 'Corte', profesionalId: aurora.luis, horaInicio: '10:00' },
    repeticion: { frecuencia: 'semanal', cada: 1, desde: POR_VENIR, fin: { veces: 3 } },
  });
}
async function moveSerie(): Promise<Answer> {
  const { id } = (await aSerie()).body as { readonly id: string };
  return call(`POST /series/${id}/mover`, {
    desde: POR_VENIR,
    horaInicio: '12:00',
    profesionalId: aurora.luis,
  });
}

test.each<[string, string, number, () => Promise<Answer>]>([
  ['books', 'Nueva cita', 1, () => desk.post({ fecha: POR_VENIR })],
  ['books a serie', 'Nueva cita', 3, aSerie],
  [
    'moves',
    'Cita movida',
    1,
    async () => desk.change(await desk.made({ fecha: POR_VENIR }), { horaInicio: '12:00', horaFin: '12:30' }),
  ],
  [
    'gives away',
    'Cambio de profesional',
    1,
    async () => desk.change(await desk.made({ fecha: POR_VENIR }), { profesionalId: aurora.marta }),
  ],
  ['moves a serie', 'Cita movida', 3, moveSerie],
  [
    'cancels',
    'Cancelada con menos de 24 h',
    1,
    async () => desk.estado(await desk.made(PRONTO), { a: 'cancelada', motivo: 'x' }),
  ],
  [
    'receives',
    'Ha llegado',
    1,
    async () => desk.llegada(await desk.made({ fecha: HOY, horaInicio: '18:00' }), true),
  ],
  ['imports', 'Citas añadidas', 1, () => call('POST /citas/importar', CSV, { 'Content-Type': 'text/csv' })],
])('whoever %s knows the notices of it by the id of the answer', async (_, titulo, times, act) => {
  const { status, headers } = await act();
  expect(status).toBeLessThan(300);
  const causa = headers.get('X-Request-Id');
  expect(causa).toBeTruthy();
  expect((await told()).filter((one) => one.causa === causa)).toEqual(Array(times).fill({ titulo, causa }));
});

test('a notice of what no request did has no cause', async () => {
  await desk.made({ fecha: POR_VENIR });
  await api.database.query(`UPDATE citas SET hora_inicio = '12:00', hora_fin = '12:30'`);
  expect((await told())[0]).toEqual({ titulo: 'Cita movida', causa: null });
});
