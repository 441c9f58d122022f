import {
  conDesfase,
  esZonaHoraria,
  existeHora,
  fechaLocal,
  horaDeMinutos,
  minutosDeHora,
} from './fecha-hora.ts';

const instante = (texto: string) => Temporal.Instant.from(texto).epochMilliseconds;

describe('times of a negocio', () => {
  test('"hoy" is the day of its own zone', () => {
    const medianocheUtc = instante('2026-11-25T01:00:00Z');
    expect(fechaLocal(medianocheUtc, 'America/Mexico_City')).toBe('2026-11-24');
    expect(fechaLocal(medianocheUtc, 'Europe/Madrid')).toBe('2026-11-25');
  });

  test('an hour skipped in spring does not exist', () => {
    expect(existeHora('2026-03-29', '02:30', 'Europe/Madrid')).toBe(false);
    expect(existeHora('2026-03-29', '03:00', 'Europe/Madrid')).toBe(true);
    expect(existeHora('2026-03-29', '02:30', 'America/Mexico_City')).toBe(true);
  });

  test('an hour doubled in autumn means the first', () => {
    expect(conDesfase('2026-10-25', '02:30', 'Europe/Madrid')).toBe('2026-10-25T02:30:00+02:00');
    expect(conDesfase('2026-10-25', '03:30', 'Europe/Madrid')).toBe('2026-10-25T03:30:00+01:00');
  });

  test('a day that ends where clocks go forward at midnight ends at 01:00', () => {
    expect(conDesfase('2026-09-05', '24:00', 'America/Santiago')).toBe('2026-09-06T01:00:00-03:00');
  });

  test('24:00 is the next midnight', () => {
    expect(conDesfase('2026-11-24', '24:00', 'America/Santiago')).toBe('2026-11-25T00:00:00-03:00');
    expect(horaDeMinutos(minutosDeHora('24:00'))).toBe('24:00');
  });
});

test.each([
  ['America/Mexico_City', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Atlantic/Canary', true],
  ['UTC', true],
  ['america/mexico_city', false],
  ['-06:00', false],
  ['Mars/Olympus', false],
  ['', false],
])('%j is a zone of the IANA database: %s', (nombre, esZona) => {
  expect(esZonaHoraria(nombre)).toBe(esZona);
});
