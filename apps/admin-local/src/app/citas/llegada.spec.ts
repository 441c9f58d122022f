import type { Cita } from '@citas/protocol';
import { citaDePrueba } from './cita-de-prueba.ts';
import { accionDeLlegada, estaAlli, estaEsperando, horaDeLlegada, minutosDeEspera } from './llegada.ts';

const ZONA = 'America/Mexico_City';
const FECHA = '2026-11-24';
const a = (hora: string, fecha = FECHA) => ({ fecha, hora });
/** At 10:00, of somebody who came at 09:50. */
const alli = citaDePrueba({ llegadaEn: '2026-11-24T15:50:20.000Z' });

describe('who is there', () => {
  test.each([
    ['09:50', undefined],
    ['09:55', 5],
    ['09:59', 9],
    ['10:00', undefined],
    ['11:30', undefined],
  ])('has waited at %s for %s minutes: until the cita begins', (hora, minutos) => {
    expect(minutosDeEspera(alli, a(hora), ZONA)).toBe(minutos);
    expect(estaAlli(alli)).toBe(true);
  });

  test('waits for no cita that is over, of another day, or that nobody came to', () => {
    expect(estaEsperando(alli, a('09:55'))).toBe(true);
    expect(estaEsperando({ ...alli, estado: 'completada' }, a('09:55'))).toBe(false);
    expect(estaEsperando(alli, a('09:55', '2026-11-23'))).toBe(false);
    expect(estaEsperando(citaDePrueba(), a('09:55'))).toBe(false);
    expect(estaAlli({ ...alli, estado: 'completada' })).toBe(false);
  });

  test('a page whose clock is behind counts nothing', () => {
    expect(minutosDeEspera(alli, a('09:48'), ZONA)).toBeUndefined();
  });

  test("came at the negocio's time, and a cita of an API that knows no arrivals has none", () => {
    expect(horaDeLlegada(alli, ZONA)).toBe('09:50');
    const antigua: Partial<Cita> = citaDePrueba();
    delete antigua.llegadaEn;
    expect(horaDeLlegada(antigua, ZONA)).toBeUndefined();
  });
});

describe('what may be done about an arrival', () => {
  test.each([
    ['to note it', citaDePrueba(), a('09:00'), 'apuntar'],
    ['to take it back', alli, a('09:55'), 'quitar'],
    ['nothing on another day', citaDePrueba(), a('09:00', '2026-11-23'), undefined],
    ['nothing once it was held', citaDePrueba({ estado: 'completada' }), a('11:00'), undefined],
    ['nothing while it is on its way to the API', citaDePrueba({ version: 0 }), a('09:00'), undefined],
  ])('is %s', (_, cita, momento, accion) => {
    expect(accionDeLlegada(cita, 'recepcion', momento)).toBe(accion);
  });
});
