import type { Cambios } from '@citas/protocol';
import { cambioDePrueba, eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { detalleDe } from './detalle-de-actividad.ts';
import { comoActividad } from './linea-de-actividad.ts';

const como = {
  dia: (fecha: string) => (fecha === '2026-11-24' ? 'hoy' : `el ${fecha.slice(8)}`),
  sinProfesional: 'Sin asignar',
};
const cita = { horaInicio: '12:30', motivo: 'está enferma' };
const a = (estado: string) => ({ estado: { de: 'confirmada', a: estado } });
const aLasDiez = { hora_inicio: { de: '10:00:00', a: '12:30:00' } };
const deAyer = { fecha: { de: '2026-11-23', a: '2026-11-24' } };

test.each<[cambios: Cambios, dicho: string]>([
  [a('cancelada'), 'Corte · hoy, 12:30 · «está enferma»'],
  [a('confirmada'), 'Corte · hoy, 12:30'],
  [aLasDiez, 'Corte · hoy, 10:00 → 12:30'],
  [deAyer, 'Corte · el 23, 12:30 → hoy, 12:30'],
  [{ ...deAyer, ...aLasDiez }, 'Corte · el 23, 10:00 → hoy, 12:30'],
  [{ profesional: { de: 'Luis', a: 'Marta' } }, 'Corte · hoy, 12:30 · Luis → Marta'],
  [{ ...aLasDiez, profesional: { de: 'Luis', a: null } }, 'Corte · hoy, 10:00 → 12:30 · Luis → Sin asignar'],
  [{ hora_fin: { de: '13:00:00', a: '13:15:00' } }, 'Corte · hoy, 12:30'],
])('beside a change of %j the activity says: %s', (cambios, dicho) => {
  const evento = cambioDePrueba(1, cita);
  expect(detalleDe(comoActividad({ ...evento, data: { ...evento.data, cambios } }), como)).toBe(dicho);
});

test('of a new cita it says which service and when', () => {
  expect(detalleDe(comoActividad(eventoDePrueba(1)), como)).toBe('Corte · hoy, 10:00');
});
