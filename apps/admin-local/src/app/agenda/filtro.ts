import { ESTADOS, type EstadoCita } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { llano } from '../clientes/llano.ts';

/** What of the agenda somebody wants to see. An empty one lets everything pass. */
export interface Filtro {
  readonly profesionalId: string;
  readonly estados: readonly EstadoCita[];
  readonly q: string;
  /** Clients who have the phone number that was typed. */
  readonly clientes: ReadonlySet<string>;
}

/** From the address: `?estado=pendiente,confirmada`; what is no estado is left out. */
export function estadosDe(texto: string | undefined): EstadoCita[] {
  const pedidos = (texto ?? '').split(',');
  return ESTADOS.filter((estado) => pedidos.includes(estado));
}

/** The digits of a text that looks like a phone number; undefined for any other. */
export function telefonoEn(q: string): string | undefined {
  const digitos = q.replace(/[\s().+-]/g, '');
  return /^\d{3,}$/.test(digitos) ? digitos : undefined;
}

export function pasa(cita: Cita, { profesionalId, estados, q, clientes }: Filtro): boolean {
  if (profesionalId && cita.profesionalId !== profesionalId) return false;
  if (estados.length > 0 && !estados.includes(cita.estado)) return false;
  return coincide(cita, q.trim()) || (cita.clienteId !== null && clientes.has(cita.clienteId));
}

function coincide({ cliente, servicio, notas }: Cita, q: string): boolean {
  if (!q) return true;
  const buscado = llano(q);
  return [cliente, servicio, notas ?? ''].some((texto) => llano(texto).includes(buscado));
}
