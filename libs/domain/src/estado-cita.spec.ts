import { ESTADOS, transicionesPermitidas } from './estado-cita.ts';

const tabla = (rol: Parameters<typeof transicionesPermitidas>[1]) =>
  Object.fromEntries(ESTADOS.map((estado) => [estado, transicionesPermitidas(estado, rol).join(' ')]));

describe('transitions of a cita', () => {
  test('staff move a cita forward and close it, never back', () => {
    expect(tabla('recepcion')).toEqual({
      pendiente: 'confirmada completada no_asistio cancelada',
      confirmada: 'completada no_asistio cancelada',
      completada: '',
      cancelada: '',
      no_asistio: '',
    });
  });

  test('an admin may also correct what was closed', () => {
    expect(tabla('admin')).toEqual({
      pendiente: 'confirmada completada no_asistio cancelada',
      confirmada: 'completada no_asistio cancelada pendiente',
      completada: 'confirmada',
      cancelada: 'pendiente confirmada',
      no_asistio: 'confirmada completada',
    });
  });

  test('a wall display changes nothing', () => {
    expect(Object.values(tabla('pantalla')).join('')).toBe('');
  });
});
