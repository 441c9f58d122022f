import type { Negocio } from '@citas/protocol';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { enlaceDeWhatsapp, mensajeDe } from './mensaje.ts';

const negocio: Negocio = {
  id: 'negocio_123',
  nombre: 'Salón Aurora',
  zonaHoraria: 'America/Mexico_City',
  locale: 'es-MX',
  horario: {},
  palabra: 'turno',
  mensaje: null,
  version: 1,
};

test('the usual message says the negocio’s word, the day in full and the hour', () => {
  expect(mensajeDe(citaDePrueba(), negocio)).toBe(
    'Hola, Ana Pérez: te recordamos tu turno en Salón Aurora el martes 24 de noviembre a las 10:00 (Corte). ¿Nos confirmas que vienes? ¡Gracias!',
  );
});

test('the negocio’s own message is filled in, also when the cita is nobody’s', () => {
  const propio = { ...negocio, mensaje: '{cliente}, con {profesional}' };
  expect(mensajeDe(citaDePrueba(), propio)).toBe('Ana Pérez, con Marta');
  expect(mensajeDe(citaDePrueba({ profesional: null }), propio)).toBe('Ana Pérez, con nuestro equipo');
});

test('the link has the digits of the phone and the text as it is to be sent', () => {
  const enlace = new URL(enlaceDeWhatsapp('+525512345678', '¿Vienes? & gracias #1'));
  expect(enlace.origin + enlace.pathname).toBe('https://wa.me/525512345678');
  expect(enlace.searchParams.get('text')).toBe('¿Vienes? & gracias #1');
});
