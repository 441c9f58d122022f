import type { Actividad } from '@citas/protocol';
import { cambioDePrueba, eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { claseDe, claseEn, lasDe } from './clase-de-actividad.ts';
import { comoActividad } from './linea-de-actividad.ts';

const creada = (seq: number): Actividad => comoActividad(eventoDePrueba(seq));
function cambiada(
  seq: number,
  estado: 'confirmada' | 'cancelada' | 'completada',
  cambios: object,
): Actividad {
  const evento = cambioDePrueba(seq, { estado });
  return comoActividad({ ...evento, data: { ...evento.data, cambios: cambios as never } });
}
const aEstado = (estado: 'confirmada' | 'cancelada' | 'completada') =>
  cambiada(1, estado, { estado: { de: 'pendiente', a: estado } });

test.each([
  ['a new cita', creada(1), 'nuevas'],
  ['another hour', cambiada(1, 'confirmada', { hora_inicio: { de: '10:00', a: '11:00' } }), 'movidas'],
  ['a cancelled one', aEstado('cancelada'), 'canceladas'],
  ['a deleted one', { ...creada(1), tipo: 'cita_deleted' as const }, 'canceladas'],
  ['a confirmed one', aEstado('confirmada'), 'estados'],
  ['a completed one', aEstado('completada'), 'estados'],
  ['other notes', cambiada(1, 'confirmada', { notas: { de: null, a: 'x' } }), undefined],
])('%s is among its own', (_que, linea, clase) => {
  expect(claseDe(linea)).toBe(clase);
});

test('an address that asks for what there is not asks for all', () => {
  expect(claseEn('movidas')).toBe('movidas');
  expect(claseEn('otras')).toBeUndefined();
});

test('what is asked for is found behind many others, and no more is drawn than has room', () => {
  const muchas = Array.from({ length: 120 }, (_, i) => creada(300 - i));
  const lineas = [...muchas, { ...aEstado('cancelada'), seq: 7 }];
  expect(lasDe(lineas, 'canceladas').map(({ seq }) => seq)).toEqual([7]);
  expect(lasDe(lineas, undefined).map(({ seq }) => seq)).toEqual(muchas.slice(0, 40).map(({ seq }) => seq));
});
