import type { Bloqueo, Profesional } from '@citas/protocol';
import { cierreDe } from './dia-cerrado.ts';

// A Monday and the Sunday before it.
const [LUNES, DOMINGO] = ['2026-11-23', '2026-11-22'];
const jornada = [{ desde: '09:00', hasta: '19:00' }];
const negocio = { horario: { '1': jornada, '7': [] } };
const persona = (nombre: string, horario: Profesional['horario'] = null) =>
  ({ id: nombre, nombre, horario }) as Profesional;
const [luis, marta] = [persona('Luis'), persona('Marta', { '2': jornada })];
const bloqueo = (cambios: Partial<Bloqueo> = {}) =>
  ({ horaInicio: '00:00', horaFin: '24:00', profesionalId: null, motivo: 'Fiesta', ...cambios }) as Bloqueo;

describe('a day is closed', () => {
  test.each([
    ['when its weekday has no hours', {}, { fecha: DOMINGO }, { por: 'horario' }],
    ['when no weekday has any', { negocio: { horario: {} } }, {}, { por: 'horario' }],
    ['when it is blocked for everybody', { bloqueos: [bloqueo()] }, {}, { por: 'bloqueo', motivo: 'Fiesta' }],
    [
      'when who is asked for does not work',
      {},
      { profesionalId: 'Marta' },
      { por: 'persona', nombre: 'Marta' },
    ],
    [
      'when who is asked for is away',
      { bloqueos: [bloqueo({ profesionalId: 'Luis' })] },
      { profesionalId: 'Luis' },
      { por: 'persona', nombre: 'Luis' },
    ],
    ['when nobody works', { bloqueos: [bloqueo({ profesionalId: 'Luis' })] }, {}, { por: 'equipo' }],
    ['not while somebody works', {}, {}, undefined],
    ['not when a part of it is blocked', { bloqueos: [bloqueo({ horaInicio: '12:00' })] }, {}, undefined],
    ['not without a team, while there are hours', { equipo: [] }, {}, undefined],
  ])(
    '%s',
    (
      _cuando,
      donde: { negocio?: object; bloqueos?: Bloqueo[]; equipo?: Profesional[] },
      pedido,
      esperado,
    ) => {
      const { bloqueos = [], equipo = [luis, marta] } = donde;
      const dia = { fecha: LUNES, bloqueos, ...pedido };
      expect(cierreDe({ ...negocio, ...donde.negocio }, equipo, dia)).toEqual(esperado);
    },
  );
});
