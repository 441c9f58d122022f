import { transicionesPermitidas, type EstadoCita, type Rol } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { esProvisional } from '../citas/citas-de-dias.ts';
import { accionDeLlegada } from '../citas/llegada.ts';
import { estaEnCurso, estaSinCerrar, type Momento } from '../citas/tiempo-de-cita.ts';

/** The actions on a cita: those to press now, those behind "more", and what can be said of its client's arrival. */
export interface Acciones {
  readonly directas: readonly EstadoCita[];
  readonly resto: readonly EstadoCita[];
  readonly llegada: ReturnType<typeof accionDeLlegada>;
}

const COMO_FUE: readonly EstadoCita[] = ['completada', 'no_asistio'];

/**
 * What a person most likely wants next is one press away: how it went, once it is over; confirming, before.
 * Everything else that the rules allow is in the menu, but for how a cita of a coming day went.
 */
export function accionesVisibles(cita: Cita, rol: Rol, momento: Momento): Acciones {
  if (esProvisional(cita)) return { directas: [], resto: [], llegada: undefined };
  const deOtroDia = cita.fecha > momento.fecha;
  const permitidas = transicionesPermitidas(cita.estado, rol).filter(
    (estado) => !deOtroDia || !COMO_FUE.includes(estado),
  );
  const directas = loSiguiente(cita, momento).filter((estado) => permitidas.includes(estado));
  return {
    directas,
    resto: permitidas.filter((estado) => !directas.includes(estado)),
    llegada: accionDeLlegada(cita, rol, momento),
  };
}

function loSiguiente(cita: Cita, momento: Momento): readonly EstadoCita[] {
  if (estaSinCerrar(cita, momento)) return COMO_FUE;
  if (cita.estado === 'pendiente') return ['confirmada'];
  return estaEnCurso(cita, momento) ? ['completada'] : [];
}
