import { estaAbierta, interseccion, minutosDeHora, type Tramo } from '@citas/domain';
import type { Cita, Negocio, Profesional } from '@citas/protocol';
import { estaEsperando } from '../citas/llegada.ts';
import { estaEnCurso, haTerminado, type Momento } from '../citas/tiempo-de-cita.ts';

/** What a professional is doing now. */
export type Ocupacion =
  | { readonly tipo: 'conCita'; readonly cita: Cita; readonly avance: number }
  /** Until the next cita or the end of the hours. */
  | { readonly tipo: 'libre'; readonly hasta: string }
  /** `desde` is when they begin again today; null when not today. */
  | { readonly tipo: 'fuera'; readonly desde: string | null }
  /** Not today at all. */
  | { readonly tipo: 'descansa' };

export interface Puesto {
  readonly profesional: Profesional;
  readonly ocupacion: Ocupacion;
  /** Whose clients are there already, the earliest cita first. */
  readonly esperan: readonly Cita[];
}

/** Everybody of the team at this minute, in the order of the team. */
export function puestosDe(
  equipo: readonly Profesional[],
  citas: readonly Cita[],
  negocio: Pick<Negocio, 'horario'>,
  momento: Momento,
): Puesto[] {
  const dia = String(diaIso(momento.fecha));
  const delNegocio = negocio.horario[dia] ?? [];
  return equipo
    .filter(({ activo }) => activo)
    .map((profesional) => {
      const propios = profesional.horario ? (profesional.horario[dia] ?? []) : delNegocio;
      const suyas = citas.filter((cita) => cita.profesionalId === profesional.id && estaAbierta(cita.estado));
      return {
        profesional,
        ocupacion: ocupacionDe(suyas, interseccion(delNegocio, propios), momento),
        esperan: suyas.filter((cita) => estaEsperando(cita, momento)),
      };
    });
}

/** Who waits for nobody in particular. */
export function esperanSinAsignar(citas: readonly Cita[], momento: Momento): Cita[] {
  return citas.filter((cita) => cita.profesionalId === null && estaEsperando(cita, momento));
}

function ocupacionDe(citas: readonly Cita[], tramos: readonly Tramo[], momento: Momento): Ocupacion {
  const enCurso = citas.find((cita) => estaEnCurso(cita, momento));
  if (enCurso) return { tipo: 'conCita', cita: enCurso, avance: avanceDe(enCurso, momento) };
  const { hora } = momento;
  if (tramos.length === 0) return { tipo: 'descansa' };
  const tramo = tramos.find(({ desde, hasta }) => desde <= hora && hora < hasta);
  if (!tramo) return { tipo: 'fuera', desde: tramos.find(({ desde }) => desde > hora)?.desde ?? null };
  const siguiente = citas.find((cita) => !haTerminado(cita, momento) && cita.horaInicio > hora);
  const hasta = siguiente && siguiente.horaInicio < tramo.hasta ? siguiente.horaInicio : tramo.hasta;
  return { tipo: 'libre', hasta };
}

function avanceDe({ horaInicio, horaFin }: Cita, { hora }: Momento): number {
  const inicio = minutosDeHora(horaInicio);
  return (minutosDeHora(hora) - inicio) / (minutosDeHora(horaFin) - inicio);
}

function diaIso(fecha: string): number {
  return new Date(`${fecha}T00:00:00Z`).getUTCDay() || 7;
}
