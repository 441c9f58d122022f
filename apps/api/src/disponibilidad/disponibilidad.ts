import type { Clock } from '@citas/clock';
import type { Queryable } from '@citas/database';
import type { DisponibilidadQuery, Hueco } from '@citas/protocol';
import { selectBloqueos } from '../bloqueos/bloqueo-queries.ts';
import { faultyField } from '../http/request-error.ts';
import { comprobarProfesional, servicioDe } from '../citas/nombrados.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { selectProfesionales } from '../profesionales/profesional-queries.ts';
import { huecosDe } from './huecos.ts';
import { selectMargenDeCita, selectOcupado } from './ocupado-queries.ts';

export interface DisponibilidadDeps {
  readonly database: Queryable;
  readonly clock: Pick<Clock, 'now'>;
}

/** All free slots of a day, earliest first: who is free at an hour is looked up in them. */
export async function readDisponibilidad(
  { database, clock }: DisponibilidadDeps,
  negocioId: string,
  pedido: DisponibilidadQuery,
): Promise<Hueco[]> {
  const { fecha, profesionalId, sinCita = null } = pedido;
  const negocio = await selectNegocio(database, negocioId);
  const tiempo = await tiempoDe(database, negocioId, pedido);
  const profesionales = profesionalId
    ? [await comprobarProfesional(database, negocioId, profesionalId)]
    : await selectProfesionales(database, negocioId);
  const ocupado = await selectOcupado(database, { negocioId, desde: fecha, hasta: fecha, sinCita });
  const bloqueos = await selectBloqueos(database, negocioId, { desde: fecha, hasta: fecha });
  const dia = { negocio, fecha, ahora: clock.now(), ...tiempo, ocupado, bloqueos };
  const quienes = profesionales.length > 0 ? profesionales : [undefined];
  return quienes
    .flatMap((profesional) => huecosDe(profesional, dia))
    .sort((a, b) => a.horaInicio.localeCompare(b.horaInicio));
}

/** How long the slot is, and what it keeps free after it: as the service says, or the cita that is being moved. */
async function tiempoDe(
  database: Queryable,
  negocioId: string,
  { duracionMinutos, servicioId, sinCita }: DisponibilidadQuery,
): Promise<{ duracionMinutos: number; margenMinutos: number }> {
  if (servicioId !== undefined) {
    const servicio = await servicioDe(database, negocioId, { servicioId });
    return {
      duracionMinutos: duracionMinutos ?? servicio.duracionMinutos,
      margenMinutos: servicio.margenMinutos,
    };
  }
  if (duracionMinutos === undefined) {
    throw faultyField('#/servicioId', 'requerido', {
      es: 'Indica servicioId o duracionMinutos',
      en: 'Give servicioId or duracionMinutos',
    });
  }
  const margen = sinCita === undefined ? undefined : await selectMargenDeCita(database, negocioId, sinCita);
  return { duracionMinutos, margenMinutos: margen ?? 0 };
}
