/** What an appointment is called where the negocio is: a `turno` in Argentina, an `hora` in Chile. */
export const PALABRAS = ['cita', 'turno', 'hora', 'reserva'] as const;
export type Palabra = (typeof PALABRAS)[number];
