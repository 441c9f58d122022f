import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { accionesVisibles } from './acciones-visibles.ts';

const cita = citaDePrueba({ estado: 'confirmada' });
const todas = (fecha: string, hora: string) => {
  const { directas, resto } = accionesVisibles(cita, 'recepcion', { fecha, hora });
  return [...directas, ...resto];
};

test('how a cita went is not asked before its day has come', () => {
  expect(todas('2026-11-23', '23:59')).toEqual(['cancelada']);
});

test('who comes early is served early', () => {
  expect(todas('2026-11-24', '08:00')).toEqual(['completada', 'no_asistio', 'cancelada']);
});

test('how it went comes first once it is over', () => {
  const { directas } = accionesVisibles(cita, 'recepcion', { fecha: '2026-11-24', hora: '10:45' });
  expect(directas).toEqual(['completada', 'no_asistio']);
});
