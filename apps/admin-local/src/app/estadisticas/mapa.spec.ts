import type { Ocupacion } from '@citas/domain';
import type { InformeDeOcupacion } from '@citas/protocol';
import { diasDelMapa, filasDelMapa } from './mapa.ts';

const dia = (minutosOcupados: number, minutosDisponibles: number): Ocupacion => ({
  minutosOcupados,
  minutosDisponibles,
  tasa: minutosDisponibles === 0 ? null : minutosOcupados / minutosDisponibles,
});

const informe = (...dias: readonly Record<string, Ocupacion>[]): InformeDeOcupacion => ({
  generadoEn: '2026-11-24T18:00:00Z',
  posicion: { epoch: 'e', seq: 1 },
  rango: { desde: '2026-11-24', hasta: '2026-11-25' },
  profesionales: dias.map((porDia, i) => ({ id: `p${i}`, nombre: `Profesional ${i}`, porDia })),
});

describe('the map of who is how full when', () => {
  test.each([
    ['a day in its week', '2026-11-24', '2026-11-24', 1, '2026-11-23', '2026-11-29'],
    ['a week that begins on Sunday', '2026-11-24', '2026-11-24', 7, '2026-11-22', '2026-11-28'],
    ['a few days as they are', '2026-11-01', '2026-11-30', 1, '2026-11-01', '2026-11-30'],
    ['of a year its last days', '2026-01-01', '2026-12-31', 1, '2026-12-01', '2026-12-31'],
  ])('shows %s', (_, desde, hasta, primerDia, primero, ultimo) => {
    expect(diasDelMapa({ desde, hasta }, primerDia)).toEqual({ desde: primero, hasta: ultimo });
  });

  test('has a row for each, and one for all of them by their hours', () => {
    const filas = filasDelMapa(
      informe({ '2026-11-24': dia(60, 120) }, { '2026-11-24': dia(240, 240) }),
      'Todos',
    );
    expect(filas.map(({ nombre, celdas }) => [nombre, celdas[0]?.tasa])).toEqual([
      ['Profesional 0', 0.5],
      ['Profesional 1', 1],
      ['Todos', 300 / 360],
    ]);
  });

  test('of one professional is one row', () => {
    expect(filasDelMapa(informe({ '2026-11-24': dia(0, 60) }), 'Todos')).toHaveLength(1);
  });

  test.each([
    [0, 0],
    [1, 1],
    [24, 1],
    [25, 2],
    [74, 3],
    [75, 4],
    [140, 4],
  ])('%i %% has shade %i', (tanto, tono) => {
    const [fila] = filasDelMapa(informe({ '2026-11-24': dia(tanto, 100) }), '');
    expect(fila?.celdas[0]?.tono).toBe(tono);
  });

  test('tells a day off from an empty one', () => {
    const [fila] = filasDelMapa(informe({ '2026-11-25': dia(0, 60), '2026-11-24': dia(0, 0) }), '');
    expect(fila?.celdas.map(({ fecha, tasa }) => [fecha, tasa])).toEqual([
      ['2026-11-24', null],
      ['2026-11-25', 0],
    ]);
  });
});
