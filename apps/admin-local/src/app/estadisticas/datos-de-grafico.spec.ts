import { SIN_CITAS } from '@citas/domain';
import { reescribir, serieDe } from './datos-de-grafico.ts';
import { diasEnOrden } from './dia-de-serie.ts';

const dia = (fecha: string, citas: Partial<typeof SIN_CITAS>) => ({ fecha, ...SIN_CITAS, ...citas });
const porDia = [
  dia('2026-11-23', { completada: 3, cancelada: 1 }),
  dia('2026-11-24', { confirmada: 2, completada: 4 }),
];

describe('the data of the charts', () => {
  test('is a series of one number a day for each estado', () => {
    expect(serieDe('completada', porDia)).toEqual([3, 4]);
    expect(serieDe('no_asistio', porDia)).toEqual([0, 0]);
  });

  test('is in the order of the days, in whatever order they were added', () => {
    const completada = { ...SIN_CITAS, completada: 1 };
    const porFecha = { '2026-11-24': SIN_CITAS, '2026-12-01': completada, '2026-11-02': SIN_CITAS };
    expect(diasEnOrden(porFecha)).toEqual([
      dia('2026-11-02', {}),
      dia('2026-11-24', {}),
      dia('2026-12-01', { completada: 1 }),
    ]);
  });

  test('is written into the same array, and says whether it changed', () => {
    const datos = [1, 2];
    expect(reescribir(datos, [1, 2])).toBe(false);
    expect(reescribir(datos, [1, 3, 4])).toBe(true);
    expect(datos).toEqual([1, 3, 4]);
  });
});
