import { huecosLibres, seSolapan } from './jornada.ts';

describe('free slots', () => {
  const tramos = [{ desde: '10:00', hasta: '12:00' }];

  test('a slot fits between two citas, back to back', () => {
    const ocupado = [
      { horaInicio: '10:00', horaFin: '10:30' },
      { horaInicio: '11:00', horaFin: '12:00' },
    ];
    expect(huecosLibres({ tramos, ocupado, duracionMinutos: 30, pasoMinutos: 15 })).toEqual(['10:30']);
  });

  test('none runs past closing time', () => {
    expect(huecosLibres({ tramos, ocupado: [], duracionMinutos: 90, pasoMinutos: 30 })).toEqual([
      '10:00',
      '10:30',
    ]);
  });

  test('none lies in the past of today', () => {
    expect(
      huecosLibres({ tramos, ocupado: [], duracionMinutos: 60, pasoMinutos: 30, desde: '10:40' }),
    ).toEqual(['11:00']);
  });

  test('a closed day has none', () => {
    expect(huecosLibres({ tramos: [], ocupado: [], duracionMinutos: 30, pasoMinutos: 15 })).toEqual([]);
  });

  test('citas that only touch do not overlap', () => {
    expect(
      seSolapan({ horaInicio: '10:00', horaFin: '11:00' }, { horaInicio: '11:00', horaFin: '12:00' }),
    ).toBe(false);
    expect(
      seSolapan({ horaInicio: '10:00', horaFin: '11:01' }, { horaInicio: '11:00', horaFin: '12:00' }),
    ).toBe(true);
  });
});
