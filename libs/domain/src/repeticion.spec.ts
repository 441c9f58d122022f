import fc from 'fast-check';
import { diaDeLaSemana, sumarDias } from './fecha-hora.ts';
import {
  FRECUENCIAS,
  fechasDe,
  MAXIMO_DE_REPETICIONES,
  ordenEnElMes,
  type Frecuencia,
  type Repeticion,
} from './repeticion.ts';

const regla = (frecuencia: Frecuencia, cada: number, desde: string, fin: Repeticion['fin']) =>
  fechasDe({ frecuencia, cada, desde, fin });

describe('the days of a rule', () => {
  test.each<[string, string[], string[]]>([
    [
      'every week, over the night on which clocks change',
      regla('semanal', 1, '2026-03-24', { veces: 3 }),
      ['2026-03-24', '2026-03-31', '2026-04-07'],
    ],
    [
      'every second week, over a new year',
      regla('semanal', 2, '2026-12-22', { veces: 3 }),
      ['2026-12-22', '2027-01-05', '2027-01-19'],
    ],
    [
      'until a day that is one of them',
      regla('semanal', 1, '2026-11-24', { hasta: '2026-12-08' }),
      ['2026-11-24', '2026-12-01', '2026-12-08'],
    ],
    [
      'until a day that lies between two of them',
      regla('semanal', 1, '2026-11-24', { hasta: '2026-12-07' }),
      ['2026-11-24', '2026-12-01'],
    ],
    ['until the first day', regla('mensual_fecha', 1, '2026-11-24', { hasta: '2026-11-24' }), ['2026-11-24']],
    ['until a day before the first: none', regla('semanal', 1, '2026-11-24', { hasta: '2026-11-23' }), []],
    [
      'on the 31st, which in shorter months is their last day, and stays the 31st after them',
      regla('mensual_fecha', 1, '2027-01-31', { veces: 4 }),
      ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'],
    ],
    [
      'on 29 February of a leap year, by the year',
      regla('mensual_fecha', 12, '2028-02-29', { veces: 3 }),
      ['2028-02-29', '2029-02-28', '2030-02-28'],
    ],
    [
      'on the second Tuesday',
      regla('mensual_dia', 1, '2026-11-10', { veces: 3 }),
      ['2026-11-10', '2026-12-08', '2027-01-12'],
    ],
    [
      'on the fifth Monday, which where there is none is the last',
      regla('mensual_dia', 1, '2026-11-30', { veces: 4 }),
      ['2026-11-30', '2026-12-28', '2027-01-25', '2027-02-22'],
    ],
    [
      'every third month on the first Sunday',
      regla('mensual_dia', 3, '2026-11-01', { veces: 3 }),
      ['2026-11-01', '2027-02-07', '2027-05-02'],
    ],
  ])('%s', (_, fechas, esperadas) => {
    expect(fechas).toEqual(esperadas);
  });

  test('end one after the most that a series may have', () => {
    expect(regla('semanal', 1, '2026-11-24', { hasta: '2099-12-31' })).toHaveLength(
      MAXIMO_DE_REPETICIONES + 1,
    );
  });
});

const dias = fc.integer({ min: 0, max: 20_000 }).map((n) => sumarDias('2026-01-01', n));
const reglas = fc.record({
  frecuencia: fc.constantFrom(...FRECUENCIAS),
  cada: fc.integer({ min: 1, max: 12 }),
  desde: dias,
  fin: fc.integer({ min: 1, max: MAXIMO_DE_REPETICIONES }).map((veces) => ({ veces })),
});

test('whatever the rule, its days begin with the first, go on, and are as many as were asked for', () => {
  fc.assert(
    fc.property(reglas, (r) => {
      const fechas = fechasDe(r);
      expect(fechas[0]).toBe(r.desde);
      expect(fechas).toHaveLength(r.fin.veces);
      expect(fechas).toEqual([...new Set(fechas)].sort());
    }),
  );
});

test('whatever the rule, it keeps its weekday, or its day of the month but for the last days', () => {
  fc.assert(
    fc.property(reglas, (r) => {
      for (const fecha of fechasDe(r)) {
        if (r.frecuencia !== 'mensual_fecha') expect(diaDeLaSemana(fecha)).toBe(diaDeLaSemana(r.desde));
        else if (Number(r.desde.slice(8)) <= 28) expect(fecha.slice(8)).toBe(r.desde.slice(8));
        if (r.frecuencia === 'mensual_dia' && ordenEnElMes(r.desde) < 5)
          expect(ordenEnElMes(fecha)).toBe(ordenEnElMes(r.desde));
      }
    }),
  );
});

test('until the last of its days, a rule has the days that it has by count', () => {
  fc.assert(
    fc.property(reglas, (r) => {
      const fechas = fechasDe(r);
      expect(fechasDe({ ...r, fin: { hasta: fechas.at(-1) ?? '' } })).toEqual(fechas);
    }),
  );
});
