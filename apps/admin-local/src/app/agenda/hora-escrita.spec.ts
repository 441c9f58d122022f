import { horasDelNegocio } from '../negocio/horas-de-trabajo.ts';
import type { HuecoVivo } from './huecos-vivos.ts';
import { horaRedonda, huecoEscrito, quienEstaLibre, seSale, yaPaso } from './hora-escrita.ts';

const luis = { profesionalId: 'luis', profesional: 'Luis' };
const marta = { profesionalId: 'marta', profesional: 'Marta' };
const hueco = (horaInicio: string, quien = luis, libre = true): HuecoVivo => ({
  ...quien,
  fecha: '2026-11-24',
  horaInicio,
  horaFin: '23:00',
  libre,
});
const escrito = (hora: string, duracionMinutos = 45) =>
  huecoEscrito(hora, { fecha: '2026-11-24', duracionMinutos, quien: luis });

describe('a time of one’s own choosing', () => {
  test('lasts as long as the service', () => {
    expect(escrito('08:50')).toEqual({ ...luis, fecha: '2026-11-24', horaInicio: '08:50', horaFin: '09:35' });
  });

  test('may end at midnight and not after it', () => {
    expect(escrito('23:15')?.horaFin).toBe('24:00');
    expect(escrito('23:20')).toBeUndefined();
  });

  test.each([
    ['who could begin at that very time', '10:00', [hueco('10:00', marta)], 'Marta'],
    ['who could begin before it and after it', '10:10', [hueco('10:00'), hueco('10:15')], 'Luis'],
    ['nobody, when nobody could begin after it', '18:40', [hueco('18:15'), hueco('18:30')], undefined],
    ['nobody, when nobody could begin before it', '08:50', [hueco('09:00')], undefined],
    ['nobody, when it is not the same person', '10:10', [hueco('10:00'), hueco('10:15', marta)], undefined],
    ['nobody, when there may be a cita between them', '10:30', [hueco('10:00'), hueco('11:00')], undefined],
    ['nobody whose time was taken', '10:00', [hueco('10:00', luis, false)], undefined],
  ])('is given to %s', (_quien, hora, huecos, esperado) => {
    expect(quienEstaLibre(huecos, hora, 45)?.profesional).toBe(esperado);
  });

  test.each([
    ['before opening', '08:50', true],
    ['in one stretch', '09:00', false],
    ['over what touches', '11:30', false],
    ['into the pause', '13:30', true],
    ['after closing', '20:00', true],
  ])('%s, at %s, is outside of the hours: %s', (_donde, hora, esperado) => {
    const martes = [
      { desde: '09:00', hasta: '12:00' },
      { desde: '12:00', hasta: '14:00' },
      { desde: '16:00', hasta: '20:00' },
    ];
    const tramos = horasDelNegocio({ horario: { '2': martes } }, '2026-11-24');
    const tiempo = escrito(hora);
    expect(tiempo && seSale(tiempo, tramos)).toBe(esperado);
  });

  test('is over once its five minutes are', () => {
    expect(horaRedonda('11:07')).toBe('11:05');
    const ahora = { fecha: '2026-11-24', hora: '11:07' };
    expect([hueco('11:00'), hueco('11:05'), hueco('12:00')].map((uno) => yaPaso(uno, ahora))).toEqual([
      true,
      false,
      false,
    ]);
    expect(yaPaso(hueco('23:00'), { ...ahora, fecha: '2026-11-25' })).toBe(true);
  });
});
