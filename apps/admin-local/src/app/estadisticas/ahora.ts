import { estaAbierta, FIN_DEL_DIA, minutosDeHora, resta, type Hora, type Tramo } from '@citas/domain';
import type { Bloqueo, Cita, Negocio, Profesional } from '@citas/protocol';
import { estaEsperando } from '../citas/llegada.ts';
import { estaEnCurso, type Momento } from '../citas/tiempo-de-cita.ts';
import { horasDeTrabajo } from '../negocio/horas-de-trabajo.ts';
import { tapa } from '../rejilla/columna.ts';

/** What a professional is doing now. */
export type Ocupacion =
  | { readonly tipo: 'conCita'; readonly cita: Cita; readonly avance: number }
  /** Until the next cita or block, or the end of the hours. */
  | { readonly tipo: 'libre'; readonly hasta: string }
  /** `desde` is when they begin again today; null when not today. */
  | { readonly tipo: 'fuera'; readonly desde: string | null }
  /** In their hours, but blocked; `hasta` is null when they are not back today. */
  | { readonly tipo: 'bloqueado'; readonly bloqueo: Bloqueo; readonly hasta: string | null }
  /** Not today at all: by their hours, or by a block. */
  | { readonly tipo: 'descansa'; readonly bloqueo: Bloqueo | undefined };

export interface Puesto {
  readonly profesional: Profesional;
  readonly ocupacion: Ocupacion;
  /** Whose clients are there already, the earliest cita first. */
  readonly esperan: readonly Cita[];
}

/** What of their day is known. */
export interface LoDeHoy {
  readonly negocio: Pick<Negocio, 'horario'>;
  readonly citas: readonly Cita[];
  readonly bloqueos: readonly Bloqueo[];
}

/** Everybody of the team at this minute, in the order of the team; of who left, whoever has a client there still. */
export function puestosDe(equipo: readonly Profesional[], deHoy: LoDeHoy, momento: Momento): Puesto[] {
  return equipo
    .map((profesional) => puestoDe(profesional, deHoy, momento))
    .filter(
      ({ profesional, ocupacion, esperan }) =>
        profesional.activo || ocupacion.tipo === 'conCita' || esperan.length > 0,
    );
}

function puestoDe(profesional: Profesional, { negocio, citas, bloqueos }: LoDeHoy, momento: Momento): Puesto {
  const suyas = citas.filter((cita) => cita.profesionalId === profesional.id && estaAbierta(cita.estado));
  const dia = {
    citas: suyas.filter(({ fecha }) => fecha === momento.fecha),
    bloqueos: bloqueos.filter((bloqueo) => tapa(bloqueo, momento.fecha, profesional.id)),
    // Who left is given no cita more: they are never free.
    horas: profesional.activo ? horasDeTrabajo(negocio, profesional, momento.fecha) : [],
  };
  return {
    profesional,
    ocupacion: ocupacionDe(dia, momento),
    esperan: suyas.filter((cita) => estaEsperando(cita, momento)),
  };
}

/** Who waits for nobody in particular. */
export function esperanSinAsignar(citas: readonly Cita[], momento: Momento): Cita[] {
  return citas.filter((cita) => cita.profesionalId === null && estaEsperando(cita, momento));
}

interface Dia {
  readonly citas: readonly Cita[];
  readonly bloqueos: readonly Bloqueo[];
  readonly horas: readonly Tramo[];
}

function ocupacionDe(dia: Dia, momento: Momento): Ocupacion {
  const enCurso = dia.citas.find((cita) => estaEnCurso(cita, momento));
  if (enCurso) return { tipo: 'conCita', cita: enCurso, avance: avanceDe(enCurso, momento) };
  const disponible = resta(dia.horas, dia.bloqueos);
  const libre = tramoEn(resta(disponible, dia.citas), momento.hora);
  if (libre) return { tipo: 'libre', hasta: libre.hasta };
  if (disponible.length > 0) return ausenciaDe(dia, disponible, momento.hora);
  return { tipo: 'descansa', bloqueo: dia.horas.length > 0 ? dia.bloqueos[0] : undefined };
}

/** Of whoever works today, but not now. */
function ausenciaDe({ bloqueos, horas }: Dia, disponible: readonly Tramo[], hora: Hora): Ocupacion {
  const vuelve = disponible.find(({ desde }) => desde > hora)?.desde ?? null;
  const bloqueo = bloqueos.find(({ horaInicio, horaFin }) => horaInicio <= hora && hora < horaFin);
  if (!bloqueo || !tramoEn(horas, hora)) return { tipo: 'fuera', desde: vuelve };
  // Another block may follow it at once.
  const acaba = resta([{ desde: hora, hasta: FIN_DEL_DIA }], bloqueos)[0]?.desde ?? null;
  return { tipo: 'bloqueado', bloqueo, hasta: vuelve && acaba };
}

function tramoEn(tramos: readonly Tramo[], hora: Hora): Tramo | undefined {
  return tramos.find(({ desde, hasta }) => desde <= hora && hora < hasta);
}

function avanceDe({ horaInicio, horaFin }: Cita, { hora }: Momento): number {
  const inicio = minutosDeHora(horaInicio);
  return (minutosDeHora(hora) - inicio) / (minutosDeHora(horaFin) - inicio);
}
