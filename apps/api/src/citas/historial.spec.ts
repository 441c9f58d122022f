import { citaSchema } from '@citas/protocol';
import { openDesk } from '../testing/a-desk.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
});
afterAll(() => api.stop());

test('the history of a cita names who did what, oldest first, and outlives the cita', async () => {
  const desk = openDesk(api, aurora);
  const cita = await desk.made();
  const confirmada = citaSchema.parse((await desk.estado(cita, { a: 'confirmada' })).body);
  const movida = citaSchema.parse((await desk.change(confirmada, { horaInicio: '12:00' })).body);
  await api.call(`DELETE /citas/${cita.id}`, {
    token: aurora.token('recepcion'),
    headers: { 'If-Match': `"${movida.version}"` },
  });
  const { status, body } = await api.call(`GET /citas/${cita.id}/historial`, {
    token: aurora.token('recepcion'),
  });
  expect(status).toBe(200);
  const admin = { id: aurora.usuario('admin'), nombre: 'Usuario admin' };
  expect(body).toMatchObject({
    datos: [
      { tipo: 'cita_created', cambios: null, por: admin },
      { tipo: 'cita_updated', cambios: { estado: { de: 'pendiente', a: 'confirmada' } }, por: admin },
      { tipo: 'cita_updated', cambios: { hora_inicio: { de: '10:00:00', a: '12:00:00' } }, por: admin },
      { tipo: 'cita_deleted', por: { nombre: 'Usuario recepcion' } },
    ],
  });
});
