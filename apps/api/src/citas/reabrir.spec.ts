import { citaSchema, type Cita, type Hueco } from '@citas/protocol';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let desk: Desk;
let cancelada: Cita;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  desk = openDesk(api, aurora);
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.database.query('DELETE FROM citas');
  const made = await desk.made({ horaFin: '10:50' });
  cancelada = citaSchema.parse((await desk.estado(made, { a: 'cancelada', motivo: 'viaje' })).body);
});

/** Its time goes to somebody else, and it is to come back. */
async function refused(): Promise<Hueco[]> {
  await desk.made();
  const { status, body } = await desk.estado(cancelada, { a: 'confirmada' });
  expect(status).toBe(409);
  return (body as { alternativas: Hueco[] }).alternativas;
}

describe('a cita whose time was given away', () => {
  test('is reopened at the first of the times that the refusal offers', async () => {
    const [{ fecha, horaInicio, horaFin, profesionalId }] = (await refused()) as [Hueco];
    const lugar = { fecha, horaInicio, horaFin, profesionalId };
    const answer = await desk.estado(cancelada, { a: 'confirmada', ...lugar });
    expect(citaSchema.parse(answer.body)).toMatchObject({
      ...lugar,
      estado: 'confirmada',
      motivo: null,
      version: 3,
    });
  });

  test('goes to somebody else at the same time, as long as before', async () => {
    await refused();
    const answer = await desk.estado(cancelada, { a: 'pendiente', profesionalId: aurora.marta });
    expect(citaSchema.parse(answer.body)).toMatchObject({
      profesional: 'Marta',
      horaInicio: '10:00',
      horaFin: '10:50',
    });
  });

  test('is refused once more where another one is, and stays as it was', async () => {
    await desk.made({ horaInicio: '12:00' });
    expect(await desk.estado(cancelada, { a: 'confirmada', horaInicio: '12:15' })).toMatchObject({
      status: 409,
      body: { type: '/problemas/cita-solapada', conflictos: [{ horaInicio: '12:00' }] },
    });
    const { body } = await api.call(`GET /citas/${cancelada.id}`, { token: aurora.token('admin') });
    expect(body).toEqual(cancelada);
  });
});

test.each([
  ['nobody who works there', { profesionalId: '0193a000-0000-7000-8000-00000000ffff' }, '#/profesionalId'],
  ['a time after which it would not end that day', { horaInicio: '23:30' }, '#/horaInicio'],
  ['an end before its beginning', { horaFin: '09:00' }, '#/horaFin'],
])('names %s: it is not reopened', async (_, lugar, pointer) => {
  expect(await desk.estado(cancelada, { a: 'confirmada', ...lugar })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer }] },
  });
});

test('a cita that is open is moved apart, not with its estado', async () => {
  const abierta = await desk.made();
  expect(await desk.estado(abierta, { a: 'confirmada', horaInicio: '12:00' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/horaInicio', code: 'no_se_reabre' }] },
  });
});

test('a cita that was missed was not held elsewhere', async () => {
  const ausente = citaSchema.parse((await desk.estado(await desk.made(), { a: 'no_asistio' })).body);
  expect(await desk.estado(ausente, { a: 'completada', fecha: '2026-11-27' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/fecha', code: 'no_se_reabre' }] },
  });
});
