import fc from 'fast-check';
import { horaDeMinutos } from './fecha-hora.ts';
import type { Tiempo } from './jornada.ts';
import { minutosDelDia, minutosPorDia, ocupacionDe, type TiempoBloqueado } from './estadisticas-ocupacion.ts';

const horario = {
  '1': [
    { desde: '09:00', hasta: '14:00' },
    { desde: '16:00', hasta: '20:00' },
  ],
  '7': [{ desde: '00:00', hasta: '24:00' }],
};
const bloqueo = (change: Partial<TiempoBloqueado>): TiempoBloqueado => ({
  profesionalId: null,
  desde: '2026-11-23',
  hasta: '2026-11-23',
  horaInicio: '00:00',
  horaFin: '24:00',
  ...change,
});
/** 23 November 2026 is a Monday. */
const LUNES = { desde: '2026-11-23', hasta: '2026-11-23', hastaHora: null };
const ana = { id: 'ana', horario: null };

test.each([
  ['a Monday', ana, LUNES, [], 540],
  ['a Tuesday, on which it is closed', ana, { ...LUNES, desde: '2026-11-24', hasta: '2026-11-24' }, [], 0],
  ['nine days', ana, { ...LUNES, hasta: '2026-12-01' }, [], 2 * 540 + 1440],
  ['until a minute of the first stretch', ana, { ...LUNES, hastaHora: '10:01' }, [], 61],
  ['until a minute in the pause', ana, { ...LUNES, hastaHora: '15:00' }, [], 300],
  ['before it opens', ana, { ...LUNES, hastaHora: '08:00' }, [], 0],
  [
    'until a minute of the last of two days',
    ana,
    { desde: '2026-11-22', hasta: '2026-11-23', hastaHora: '10:00' },
    [],
    1440 + 60,
  ],
  ['a day blocked for all', ana, LUNES, [bloqueo({})], 0],
  ['a day blocked for another', ana, LUNES, [bloqueo({ profesionalId: 'luis' })], 540],
  [
    'an hour blocked, half of it in the pause',
    ana,
    LUNES,
    [bloqueo({ horaInicio: '13:30', horaFin: '14:30' })],
    510,
  ],
  [
    'two blocks on top of each other',
    ana,
    LUNES,
    [
      bloqueo({ horaInicio: '10:00', horaFin: '11:00' }),
      bloqueo({ profesionalId: 'ana', horaInicio: '10:30', horaFin: '12:00' }),
    ],
    420,
  ],
  ['a block of the week before', ana, LUNES, [bloqueo({ desde: '2026-11-16', hasta: '2026-11-22' })], 540],
  [
    'hours of one’s own, within those of the negocio',
    {
      id: 'luis',
      horario: { '1': [{ desde: '12:00', hasta: '17:00' }], '2': [{ desde: '09:00', hasta: '10:00' }] },
    },
    { ...LUNES, hasta: '2026-11-24' },
    [],
    180,
  ],
  ['no hours of one’s own on that day', { id: 'luis', horario: {} }, LUNES, [], 0],
  // Clocks go back on this Sunday in Madrid and forward in March: the wall has 24 hours on both.
  ['a day on which clocks change', ana, { ...LUNES, desde: '2026-10-25', hasta: '2026-10-25' }, [], 1440],
])('%s', (_, quien, periodo, bloqueos, minutos) => {
  const dias = minutosPorDia(periodo, { horario, bloqueos, tomado: () => [] })(quien);
  expect(ocupacionDe(dias)).toEqual({
    minutosOcupados: 0,
    minutosDisponibles: minutos,
    tasa: minutos === 0 ? null : 0,
  });
});

const tiempo = (texto: string) => {
  const [horaInicio = '', horaFin = ''] = texto.split('–');
  return { horaInicio, horaFin };
};

describe('citas take their time', () => {
  const abierto = [
    { desde: '09:00', hasta: '14:00' },
    { desde: '16:00', hasta: '20:00' },
  ];
  test.each<[string, string[], string[], string | undefined, number, number]>([
    ['and leave the rest', ['10:00–11:00'], [], undefined, 60, 480],
    ['once where they overlap', ['10:00–12:00', '11:00–13:00', '11:30–11:45'], [], undefined, 180, 360],
    ['in the pause too', ['13:30–16:30'], [], undefined, 180, 480],
    ['before and after the hours too', ['08:00–09:00', '20:00–24:00'], [], undefined, 300, 540],
    ['in blocked time too', ['10:00–11:00'], ['09:00–14:00'], undefined, 60, 240],
    ['of which a block takes none', ['10:00–11:00'], ['10:30–12:00'], undefined, 60, 420],
    ['on a day that is blocked', ['10:00–11:00'], ['00:00–24:00'], undefined, 60, 0],
    ['up to a minute', ['10:00–11:00', '11:30–12:00'], ['09:00–09:15'], '10:30', 30, 45],
    ['and not before they begin', ['10:00–11:00'], [], '10:00', 0, 60],
    ['up to a minute before the hours', ['07:30–08:30'], [], '08:00', 30, 0],
  ])('%s', (_, citas, bloqueos, hasta, ocupados, libres) => {
    const dia = { abierto, bloqueado: bloqueos.map(tiempo), tomado: citas.map(tiempo) };
    expect(minutosDelDia({ ...dia, ...(hasta && { hasta }) })).toEqual({
      minutosOcupados: ocupados,
      minutosDisponibles: ocupados + libres,
    });
  });

  test('however all lies: as counted minute by minute', () => {
    const tiempos = fc.array(
      fc
        .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 2 })
        .map((cuartos) => cuartos.sort((a, b) => a - b).map((cuarto) => horaDeMinutos(15 * cuarto)))
        .map(([horaInicio = '', horaFin = '']) => ({ horaInicio, horaFin })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        tiempos,
        tiempos,
        tiempos,
        fc.integer({ min: 0, max: 1440 }),
        (horas, bloqueado, tomado, fin) => {
          const minutos = Array.from({ length: fin }, (_, minuto) => horaDeMinutos(minuto));
          const en = (cuales: readonly Tiempo[], hora: string) =>
            cuales.some(({ horaInicio, horaFin }) => horaInicio <= hora && hora < horaFin);
          const ocupados = minutos.filter((hora) => en(tomado, hora)).length;
          const libres = minutos.filter(
            (hora) => en(horas, hora) && !en([...bloqueado, ...tomado], hora),
          ).length;
          const abierto = horas.map(({ horaInicio, horaFin }) => ({ desde: horaInicio, hasta: horaFin }));
          expect(minutosDelDia({ abierto, bloqueado, tomado, hasta: horaDeMinutos(fin) })).toEqual({
            minutosOcupados: ocupados,
            minutosDisponibles: ocupados + libres,
          });
        },
      ),
    );
  });

  test('on their own day and of the one whose they are', () => {
    const tomado = (id: string, fecha: string) =>
      id === 'ana' && fecha === '2026-11-24' ? [tiempo('10:00–11:00')] : [];
    const dias = { ...LUNES, hasta: '2026-11-24' };
    expect(minutosPorDia(dias, { horario, bloqueos: [], tomado })(ana)).toEqual([
      { fecha: '2026-11-23', minutosOcupados: 0, minutosDisponibles: 540 },
      { fecha: '2026-11-24', minutosOcupados: 60, minutosDisponibles: 60 },
    ]);
  });
});

test('of several the minutes are added up, not the rates', () => {
  const partes = [
    { minutosOcupados: 60, minutosDisponibles: 60 },
    { minutosOcupados: 0, minutosDisponibles: 180 },
  ];
  expect(ocupacionDe(partes)).toEqual({ minutosOcupados: 60, minutosDisponibles: 240, tasa: 0.25 });
  expect(ocupacionDe([]).tasa).toBeNull();
});
