import type { ClienteConVisitas, CrearCita } from '@citas/protocol';

/** Who a cita is for, as far as it is known while somebody writes. */
export interface ClienteEscrito {
  /** What stands in the field: a name, or part of one. */
  readonly texto: string;
  /** The one that was chosen from those there are. */
  readonly conocido?: ClienteConVisitas | undefined;
  /** The phone of one who is new, as it is written; undefined while nobody has said that they are. */
  readonly telefono?: string | undefined;
}

export const NADIE: ClienteEscrito = { texto: '' };

export function conocidoComo(conocido: ClienteConVisitas): ClienteEscrito {
  return { texto: conocido.nombre, conocido };
}

/** By id; or by name, and then the API takes the one of that name and phone, or makes them. */
export function clienteDeOrden(cliente: ClienteEscrito): Pick<CrearCita, 'cliente' | 'clienteId'> {
  if (cliente.conocido) return { clienteId: cliente.conocido.id };
  const nombre = cliente.texto.trim();
  const telefono = cliente.telefono?.trim();
  return { cliente: telefono ? { nombre, telefono } : nombre };
}
