import { ESTADOS } from './estado-cita.ts';
import { puedeApuntarLlegada } from './llegada.ts';
import { ROLES_DE_PERSONA } from './rol.ts';

const HOY = '2026-11-25';

describe('the arrival of a client', () => {
  test('is noted by all who work with citas, for one that is still to be held', () => {
    const donde = ESTADOS.filter((estado) =>
      ROLES_DE_PERSONA.every((rol) => puedeApuntarLlegada({ estado, fecha: HOY }, rol, HOY)),
    );
    expect(donde).toEqual(['pendiente', 'confirmada']);
    const paraNadie = ESTADOS.filter(
      (estado) => !ROLES_DE_PERSONA.some((rol) => puedeApuntarLlegada({ estado, fecha: HOY }, rol, HOY)),
    );
    expect(paraNadie).toEqual(['completada', 'cancelada', 'no_asistio']);
  });

  test.each([
    ['yesterday, though it ended at midnight', '2026-11-24', false],
    ['today', HOY, true],
    ['tomorrow', '2026-11-26', false],
  ])('of a cita of %s: %s, %s', (_, fecha, puede) => {
    expect(puedeApuntarLlegada({ estado: 'confirmada', fecha }, 'recepcion', HOY)).toBe(puede);
  });

  test('a wall display notes nothing', () => {
    expect(puedeApuntarLlegada({ estado: 'confirmada', fecha: HOY }, 'pantalla', HOY)).toBe(false);
  });
});
