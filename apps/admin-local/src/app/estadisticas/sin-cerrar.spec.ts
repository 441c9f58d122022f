import { SIN_CITAS } from '@citas/domain';
import { claveDeSinCerrar, diasPasados, sinCerrarDe } from './sin-cerrar.ts';

const hoy = '2026-11-24';
const soloHoy = { desde: hoy, hasta: hoy };
const semana = { desde: '2026-11-23', hasta: '2026-11-29' };
const dia = (fecha: string, pendiente: number, confirmada: number) => ({
  ...SIN_CITAS,
  fecha,
  completada: 7,
  pendiente,
  confirmada,
});
const ayer = dia('2026-11-23', 1, 2);

describe('citas that were left open', () => {
  test.each([
    ['of yesterday, beside today', [ayer], soloHoy, { citas: 3, cuando: 'ayer' }],
    ['of before, beside today', [dia('2026-11-20', 0, 1), ayer], soloHoy, { citas: 4, cuando: 'antes' }],
    [
      'of the chosen days',
      [ayer, dia(hoy, 4, 4), dia('2026-11-25', 9, 9)],
      semana,
      { citas: 3, cuando: 'estosDias' },
    ],
    [
      'of one chosen day',
      [ayer],
      { desde: '2026-11-23', hasta: '2026-11-23' },
      { citas: 3, cuando: 'esteDia' },
    ],
  ] as const)('are counted: %s', (_que, dias, rango, sinCerrar) => {
    expect(sinCerrarDe(dias, rango, hoy)).toEqual(sinCerrar);
  });

  test('are none where every day that is over is closed', () => {
    expect(sinCerrarDe([dia('2026-11-23', 0, 0), dia(hoy, 3, 3)], semana, hoy)).toBeUndefined();
  });

  test.each([
    ['today alone', soloHoy, { desde: '2026-10-26', hasta: '2026-11-23' }],
    ['a week that is not over', semana, { desde: '2026-11-23', hasta: '2026-11-23' }],
    [
      'days that are',
      { desde: '2026-11-01', hasta: '2026-11-15' },
      { desde: '2026-11-01', hasta: '2026-11-15' },
    ],
  ])('are looked for, beside %s, on days that are over', (_que, rango, dias) => {
    expect(diasPasados(rango, hoy)).toEqual(dias);
  });

  test('are told in the singular when it is one', () => {
    expect(claveDeSinCerrar({ citas: 1, cuando: 'ayer' })).toBe('sinCerrar.ayerUna');
    expect(claveDeSinCerrar({ citas: 2, cuando: 'ayer' })).toBe('sinCerrar.ayer');
  });
});
