import { conPalabra } from './palabra.ts';

test.each([
  ['Crear [la nueva cita] de hoy', 'cita', 'Crear la nueva cita de hoy'],
  ['Crear [la nueva cita] de hoy', 'turno', 'Crear el nuevo turno de hoy'],
  ['[Todas las citas canceladas]', 'turno', 'Todos los turnos cancelados'],
  ['[Ninguna cita] y [otra cita] para [la cita]', 'turno', 'Ningún turno y otro turno para el turno'],
  ['Antes [de la cita] y vuelta [a la cita]', 'turno', 'Antes del turno y vuelta al turno'],
  ['Crea [tu primera cita]', 'turno', 'Crea tu primer turno'],
  ['[Tercera cita] y [una mala cita]', 'turno', 'Tercer turno y un mal turno'],
  ['[Las primeras citas buenas]', 'turno', 'Los primeros turnos buenos'],
  ['[La primera cita]', 'hora', 'La primera hora'],
  ['[Próximas citas] de hoy', 'reserva', 'Próximas reservas de hoy'],
  ['Mover [la cita] de {{cliente}}', 'hora', 'Mover la hora de {{cliente}}'],
] as const)('«%s» where one says %s', (texto, palabra, dicho) => {
  expect(conPalabra(texto, palabra)).toBe(dicho);
});
