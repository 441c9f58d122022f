import type { Queryable } from '@citas/database';
import type { CrearCita, Negocio, Profesional, Servicio } from '@citas/protocol';
import { existsCliente, findOrInsertCliente } from '../clientes/cliente-queries.ts';
import { telefonoGuardado } from '../clientes/telefono-guardado.ts';
import { faultyField } from '../http/request-error.ts';
import { selectProfesional } from '../profesionales/profesional-queries.ts';
import { findOrInsertServicio, selectServicio } from '../servicios/servicio-queries.ts';

export const NO_EXISTE = { es: 'No existe en este negocio', en: 'There is none in this negocio' };

/** By id, or by name: then the one of that name, or a new one. */
export async function clienteDe(
  tx: Queryable,
  { id: negocioId, locale }: Pick<Negocio, 'id' | 'locale'>,
  { cliente, clienteId }: Pick<CrearCita, 'cliente' | 'clienteId'>,
): Promise<string> {
  if (typeof cliente === 'string') return findOrInsertCliente(tx, negocioId, { nombre: cliente });
  if (cliente !== undefined) {
    const telefono = telefonoGuardado(cliente.telefono, locale, '#/cliente/telefono');
    return findOrInsertCliente(tx, negocioId, { ...cliente, telefono });
  }
  if (clienteId === undefined || !(await existsCliente(tx, negocioId, clienteId))) {
    throw faultyField('#/clienteId', 'no_existe', NO_EXISTE);
  }
  return clienteId;
}

export async function servicioDe(
  tx: Queryable,
  negocioId: string,
  { servicio, servicioId }: Pick<CrearCita, 'servicio' | 'servicioId'>,
): Promise<Servicio> {
  if (servicio !== undefined) return findOrInsertServicio(tx, negocioId, servicio);
  const found = servicioId === undefined ? undefined : await selectServicio(tx, negocioId, servicioId);
  if (!found) throw faultyField('#/servicioId', 'no_existe', NO_EXISTE);
  return found;
}

/** Only who works there now is given new citas. */
export async function comprobarProfesional(
  db: Queryable,
  negocioId: string,
  id: string,
): Promise<Profesional> {
  const profesional = await selectProfesional(db, negocioId, id);
  if (!profesional?.activo) throw faultyField('#/profesionalId', 'no_existe', NO_EXISTE);
  return profesional;
}
