import { listaDeNotificacionesSchema } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
});
afterAll(() => api.stop());

const send = (...lines: string[]) =>
  api.call('POST /citas/importar', {
    token: aurora.token('admin'),
    body: `cliente,servicio,profesional,fecha,hora_inicio,estado\n${lines.join('\n')}\n`,
    headers: { 'Content-Type': 'text/csv' },
  });

async function avisos(rol: 'admin' | 'profesional') {
  const { body } = await api.call('GET /notificaciones', { token: aurora.token(rol) });
  return listaDeNotificacionesSchema.parse(body).datos.map(({ titulo, message }) => [titulo, message]);
}

test('however few the rows, and closed or of a day that is over, their notification is one', async () => {
  await api.database.query('UPDATE usuarios SET profesional_id = $1 WHERE id = $2', [
    aurora.luis,
    aurora.usuario('profesional'),
  ]);
  await send(
    'Ana Pérez,Corte,Luis,2026-10-05,10:00,completada',
    'Beto,Corte,Marta,2026-10-05,10:00,pendiente',
    'Eva,Corte,Marta,2099-10-05,10:00,confirmada',
  );
  await send('Ana Pérez,Corte,Luis,2026-10-06,10:00,no_asistio');
  const una = ['Cita añadida', 'Ana Pérez · Corte · 06/10 a las 10:00'];
  expect(await avisos('admin')).toEqual([una, ['Citas añadidas', 'Se han añadido 3 citas de una vez']]);
  expect(await avisos('profesional')).toEqual([
    una,
    ['Cita añadida', 'Ana Pérez · Corte · 05/10 a las 10:00'],
  ]);
});
