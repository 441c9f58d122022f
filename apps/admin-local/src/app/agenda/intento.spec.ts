import type { CrearCita } from '@citas/protocol';
import { intentoDe } from './intento.ts';

const orden: CrearCita = { cliente: 'Ana', servicio: 'Corte', fecha: '2026-11-24', horaInicio: '10:00' };

test('the same order is sent under the same key, another one under another', () => {
  const primero = intentoDe(orden, undefined);
  expect(intentoDe({ ...orden }, primero).clave).toBe(primero.clave);
  expect(intentoDe({ ...orden, horaInicio: '10:15' }, primero).clave).not.toBe(primero.clave);
});
