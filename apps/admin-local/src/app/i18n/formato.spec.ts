import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NegocioService } from '../negocio/negocio.service.ts';
import { Formato } from './formato.service.ts';
import { IdiomaService } from './idioma.service.ts';

function formatoDe(locale: string, idioma = 'es'): Formato {
  TestBed.configureTestingModule({
    providers: [
      {
        provide: NegocioService,
        useValue: { negocio: signal({ locale }), zonaHoraria: signal('America/Mexico_City') },
      },
      { provide: IdiomaService, useValue: { idioma: signal(idioma) } },
    ],
  });
  return TestBed.inject(Formato);
}

test.each([
  ['es-MX', '12,345', '62%', 7],
  ['es-ES', '12.345', '62\u00a0%', 1],
  ['es-AR', '12.345', '62%', 1],
  ['es-CL', '12.345', '62%', 1],
  ['es-CO', '12.345', '62%', 7],
])('%s writes %s and %s, and begins its weeks on day %i', (locale, numero, parte, primerDia) => {
  const formato = formatoDe(locale);
  const dado = [formato.numero(12_345), formato.porcentaje(0.62), formato.primerDia()];
  expect(dado).toEqual([numero, parte, primerDia]);
  expect(formato.fechaLarga('2026-11-24')).toMatch(/^martes,? 24 de noviembre$/);
});

test.each([
  ['es-MX', 'es', '$350', '$350.50'],
  ['es-ES', 'es', '350\u00a0€', '350,50\u00a0€'],
  ['es-CL', 'es', '$350', '$351'],
  ['es-ES', 'en', '€350', '€350.50'],
  ['es', 'es', '350', '350,5'],
])('a price in %s on a page in %s is %s, with cents %s', (locale, idioma, entero, conCentimos) => {
  const formato = formatoDe(locale, idioma);
  expect([formato.precio(350), formato.precio(350.5)]).toEqual([entero, conCentimos]);
});

test('the hour is that of the negocio, by the 24-hour clock', () => {
  const formato = formatoDe('es-MX');
  const instante = Date.parse('2026-11-24T18:04:20Z');
  expect([formato.hora(instante), formato.hora(instante, true)]).toEqual(['12:04', '12:04:20']);
});

test('an English page writes English dates, and begins the week where the negocio is', () => {
  const formato = formatoDe('es-MX', 'en');
  expect([formato.fechaLarga('2026-11-24'), formato.primerDia()]).toEqual(['Tuesday 24 November', 7]);
});

test.each([
  ['2026-11-22', '2026-11-28', '22–28 nov', '22–28 nov 2026'],
  ['2026-11-29', '2026-12-05', '29 nov – 5 dic', '29 nov – 5 dic 2026'],
  ['2026-12-27', '2027-01-02', '27 dic – 2 ene', '27 dic 2026 – 2 ene 2027'],
  ['2025-11-22', '2026-11-28', '22 nov – 28 nov', '22 nov 2025 – 28 nov 2026'],
])('the days from %s to %s are «%s», with the year «%s»', (desde, hasta, sin, con) => {
  const formato = formatoDe('es-MX');
  expect([formato.tramo(desde, hasta, false), formato.tramo(desde, hasta, true)]).toEqual([sin, con]);
});

test.each([
  ['2026-11-22', '2026-11-28', 'Nov 22 – 28', 'Nov 22 – 28, 2026'],
  ['2026-11-29', '2026-12-05', 'Nov 29 – Dec 5', 'Nov 29 – Dec 5, 2026'],
  ['2026-12-27', '2027-01-02', 'Dec 27, 2026 – Jan 2, 2027', 'Dec 27, 2026 – Jan 2, 2027'],
])(
  'where the month comes first, the days from %s to %s are «%s», with the year «%s»',
  (desde, hasta, sin, con) => {
    const formato = formatoDe('en-US');
    expect([formato.tramo(desde, hasta, false), formato.tramo(desde, hasta, true)]).toEqual([sin, con]);
  },
);

test('an English page puts the day first, wherever the negocio is', () => {
  expect(formatoDe('en-US', 'en').tramo('2026-11-22', '2026-11-28', true)).toBe('22–28 Nov 2026');
});

test('a day says its year where that is another than today’s', () => {
  const formato = formatoDe('es-MX');
  expect(formato.fechaLarga('2026-12-31', '2026-11-24')).toBe('jueves, 31 de diciembre');
  expect(formato.fechaLarga('2027-03-04', '2026-11-24')).toBe('jueves, 4 de marzo de 2027');
});
