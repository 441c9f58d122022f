import type { ServerMessage } from '@citas/protocol';
import { esDeFlujo } from './copia-viva.ts';

/** What is free, and how full a day is, may have changed: a cita, a block, the hours of the negocio or of somebody of its team. */
export function cambiaLaAgenda(mensaje: ServerMessage): boolean {
  return esDeFlujo(mensaje) || mensaje.type === 'bloqueos_changed' || mensaje.type === 'negocio_changed';
}
