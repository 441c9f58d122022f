import { citaSchema, listaDeNotificacionesSchema, type Cita } from '@citas/protocol';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Answer } from '../testing/answer.ts';

const AYER = '2026-11-23';
const HOY = '2026-11-24';
const MANANA = '2026-11-25';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let desk: Desk;
let cita: Cita;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  desk = openDesk(api, aurora);
  await api.database.query('UPDATE usuarios SET profesional_id = $2 WHERE id = $1', [
    aurora.usuario('profesional'),
    aurora.luis,
  ]);
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.database.query('DELETE FROM citas');
  cita = await desk.made({ fecha: HOY, horaInicio: '11:05' });
});

const citaOf = ({ status, body }: Answer): Cita => {
  expect([status, body]).toEqual([200, expect.anything()]);
  return citaSchema.parse(body);
};

describe('the arrival of a client', () => {
  test('is noted with its time, which noting it again leaves alone, and taken back', async () => {
    const alli = citaOf(await desk.llegada(cita, true));
    const llegadaEn = new Date(api.clock.now()).toISOString();
    expect(alli).toEqual({ ...cita, llegadaEn, version: 2, actualizadoEn: alli.actualizadoEn });
    api.clock.advance(60_000);
    expect(citaOf(await desk.llegada(alli, true))).toEqual(alli);
    const nadie = citaOf(await desk.llegada(alli, false));
    expect(nadie).toMatchObject({ llegadaEn: null, estado: 'pendiente', version: 3 });
    expect(citaOf(await desk.llegada(nadie, false)).version).toBe(3);
  });

  test('needs the version that it is noted on', async () => {
    const body = { llego: true };
    const to = `POST /citas/${cita.id}/llegada`;
    const token = aurora.token('recepcion');
    expect(await api.call(to, { token, body })).toMatchObject({
      status: 428,
      body: { type: '/problemas/falta-if-match' },
    });
    await desk.change(cita, { notas: 'x' });
    expect(await desk.llegada(cita, true)).toMatchObject({
      status: 412,
      body: { type: '/problemas/version-antigua', actual: { version: 2, llegadaEn: null } },
    });
  });

  test.each([
    ['of yesterday', AYER, 'confirmada'],
    ['of tomorrow', MANANA, 'confirmada'],
    ['that was held', HOY, 'completada'],
    ['that nobody came to', HOY, 'no_asistio'],
    ['that was cancelled', HOY, 'cancelada'],
  ])('is refused for a cita %s, whose actions have none', async (_, fecha, estado) => {
    await api.database.query('UPDATE citas SET fecha = $1, estado = $2', [fecha, estado]);
    const actual = citaOf(await api.call(`GET /citas/${cita.id}`, { token: aurora.token('admin') }));
    expect(actual.acciones).not.toContain('llegada');
    for (const llego of [true, false])
      expect(await desk.llegada(actual, llego)).toMatchObject({
        status: 409,
        body: { type: '/problemas/llegada-no-permitida', estado, fecha, hoy: HOY },
      });
  });
});

describe('who may say that a client is there', () => {
  test('is whoever may change the estado, a profesional of their own citas, and nobody of another negocio', async () => {
    const ajena = await desk.made({ fecha: HOY, horaInicio: '11:05', profesionalId: aurora.marta });
    const otro = await seedNegocio(api, { id: 'otro' });
    const status = async (de: Cita, token: string) => (await desk.llegada(de, true, token)).status;
    expect(await status(cita, otro.token('admin'))).toBe(404);
    expect(await status(ajena, aurora.token('profesional'))).toBe(404);
    expect(await status(cita, aurora.token('pantalla'))).toBe(403);
    const propia = await api.call(`GET /citas/${cita.id}`, { token: aurora.token('profesional') });
    expect(citaOf(propia).acciones).toContain('llegada');
    expect(await status(cita, aurora.token('profesional'))).toBe(200);
    expect(await status(ajena, aurora.token('recepcion'))).toBe(200);
  });
});

describe('what is told of it', () => {
  const titulos = async (token: string) => {
    const { body } = await api.call('GET /notificaciones?limit=1', { token });
    const { datos } = listaDeNotificacionesSchema.parse(body);
    return datos.map(({ titulo, message, citaId }) => [titulo, message, citaId]);
  };

  test('the history says who noted it, and who took it back', async () => {
    const alli = citaOf(await desk.llegada(cita, true, aurora.token('recepcion')));
    await desk.llegada(alli, false);
    const { body } = await api.call(`GET /citas/${cita.id}/historial`, { token: aurora.token('admin') });
    const cuando = expect.stringMatching(/^2026-11-24T/);
    expect(body).toMatchObject({
      datos: [
        { tipo: 'cita_created' },
        { cambios: { llegada_en: { de: null, a: cuando } }, por: { nombre: 'Usuario recepcion' } },
        { cambios: { llegada_en: { de: cuando, a: null } }, por: { nombre: 'Usuario admin' } },
      ],
    });
  });

  test('its profesional is notified, and of nobody else’s clients', async () => {
    const ajena = await desk.made({ fecha: HOY, horaInicio: '11:05', profesionalId: aurora.marta });
    const aviso = ['Ha llegado', 'Ana P. · Corte · 24/11 a las 11:05'];
    await desk.llegada(cita, true, aurora.token('recepcion'));
    await desk.llegada(ajena, true, aurora.token('recepcion'));
    expect(await titulos(aurora.token('profesional'))).toEqual([[...aviso, cita.id]]);
    expect(await titulos(aurora.token('recepcion'))).toEqual([[...aviso, ajena.id]]);
  });
});

test("today is the negocio's own day", async () => {
  // In London it is the 25th already, in Mexico City 19:00 of the 24th.
  api.clock.advance(8 * 3_600_000);
  const tarde = citaOf(await desk.llegada(cita, true, aurora.token('admin')));
  expect(tarde.llegadaEn).toMatch(/^2026-11-25T01:/);
});
