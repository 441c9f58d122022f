import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { citasEnMedio, esDe, tocaDias } from './tiempo-de-bloqueo.ts';

const dias = (desde: string, hasta: string) => ({ desde, hasta });

test.each([
  ['a day inside', dias('2026-11-25', '2026-11-25'), true],
  ['its last day', dias('2026-11-27', '2026-12-01'), true],
  ['its first day', dias('2026-11-01', '2026-11-23'), true],
  ['the day after', dias('2026-11-28', '2026-11-30'), false],
  ['the day before', dias('2026-11-20', '2026-11-22'), false],
])('a range of days is touched by %s: %s', (_, otros, toca) => {
  expect(tocaDias(dias('2026-11-23', '2026-11-27'), otros)).toBe(toca);
});

test("a person's day has their own blocks and those of everybody", () => {
  expect(['luis', 'marta', null].map((profesionalId) => esDe({ profesionalId }, 'luis'))).toEqual([
    true,
    false,
    true,
  ]);
  expect(esDe({ profesionalId: 'luis' }, '')).toBe(true);
});

test('of who is nobody of the team, the day has those of everybody alone', () => {
  expect(['luis', null].map((profesionalId) => esDe({ profesionalId }, null))).toEqual([false, true]);
});

test('only the citas whose time it touches lie in a block, not those that end where it begins', () => {
  const bloqueo = {
    profesionalId: null,
    ...dias('2026-11-24', '2026-11-24'),
    horaInicio: '10:45',
    horaFin: '12:00',
    motivo: null,
  };
  const despues = citaDePrueba({ horaInicio: '11:45', horaFin: '12:30' });
  expect(citasEnMedio([citaDePrueba(), despues], bloqueo)).toEqual([despues]);
});
