import { citaSchema, type Cita } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let ajeno: NegocioUnderTest;
let cita: Cita;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  ajeno = await seedNegocio(api, { id: 'ajeno', zonaHoraria: 'Europe/Madrid' });
  const { body } = await api.call('POST /citas', {
    token: aurora.token('admin'),
    body: { ...order, profesionalId: aurora.luis },
  });
  cita = citaSchema.parse(body);
});
afterAll(() => api.stop());

const order = { cliente: 'Ana', servicio: 'Corte', fecha: '2026-11-25', horaInicio: '10:00' };
const headers = { 'If-Match': '"1"' };
const del = (otra: object) => ({ ...order, ...otra });

describe('what belongs to another negocio', () => {
  test.each<[string, () => [route: string, body?: object], number]>([
    ['a cita is not read', () => [`GET /citas/${cita.id}`], 404],
    ['nor changed', () => [`PATCH /citas/${cita.id}`, { notas: 'mía' }], 404],
    ['nor moved to another estado', () => [`POST /citas/${cita.id}/estado`, { a: 'confirmada' }], 404],
    ['nor is its client there', () => [`POST /citas/${cita.id}/llegada`, { llego: true }], 404],
    ['nor deleted', () => [`DELETE /citas/${cita.id}`], 404],
    ['its professional is not booked', () => ['POST /citas', del({ profesionalId: aurora.luis })], 422],
    ['nor its client', () => ['POST /citas', del({ cliente: undefined, clienteId: aurora.ana })], 422],
    ['nor its service', () => ['POST /citas', del({ servicio: undefined, servicioId: aurora.corte })], 422],
    [
      'its free slots are not shown',
      () => [`GET /disponibilidad?fecha=2026-11-25&duracionMinutos=30&profesionalId=${aurora.luis}`],
      422,
    ],
  ])('%s', async (_, request, status) => {
    const [route, body] = request();
    const answer = await api.call(route, { token: ajeno.token('admin'), headers, body });
    expect(answer.status).toBe(status);
    const mine = await api.call(`GET /citas/${cita.id}`, { token: aurora.token('admin') });
    expect(mine.body).toEqual(cita);
  });

  test.each([
    'citas',
    `citas?clienteId=`,
    'servicios',
    'profesionales',
    'clientes?q=ana',
    'actividad',
    'notificaciones',
    'negocio',
  ])('nothing of it is listed under /%s', async (path) => {
    const route = `GET /${path.replace('clienteId=', `clienteId=${cita.clienteId}`)}`;
    const { status, body } = await api.call(route, { token: ajeno.token('admin') });
    expect(status).toBe(200);
    const text = JSON.stringify(body);
    for (const id of [cita.id, aurora.luis, aurora.corte, aurora.ana, 'negocio_123'])
      expect(text).not.toContain(id);
  });
});
