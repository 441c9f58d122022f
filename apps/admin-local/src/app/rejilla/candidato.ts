import {
  conMargen,
  FIN_DEL_DIA,
  horaDeMinutos,
  minutosDeHora,
  seSolapan,
  type Fecha,
  type Hora,
} from '@citas/domain';
import type { Bloqueo, Cita } from '@citas/protocol';
import { tapa, type Columna, type Tomada } from './columna.ts';

/** Where a cita would lie, before it is let go. */
export interface Candidato {
  readonly fecha: Fecha;
  readonly profesionalId: string | null;
  readonly horaInicio: Hora;
  readonly horaFin: Hora;
}

export type Validez =
  | { readonly tipo: 'libre' }
  /** Outside the hours of work: allowed, and said. */
  | { readonly tipo: 'fuera' }
  /** In the minutes after another, or so that another lies in its own: allowed, and said. */
  | { readonly tipo: 'margen' | 'sinMargen'; readonly de: Tomada }
  | { readonly tipo: 'ocupada'; readonly por: Cita }
  | { readonly tipo: 'bloqueada'; readonly por: Bloqueo };

export function candidatoDe({ fecha, profesionalId, horaInicio, horaFin }: Cita): Candidato {
  return { fecha, profesionalId, horaInicio, horaFin };
}

/** The same length from another minute on, kept within the day. */
export function desdeElMinuto(candidato: Candidato, inicio: number): Candidato {
  const duracion = minutosDeHora(candidato.horaFin) - minutosDeHora(candidato.horaInicio);
  const dentro = Math.max(0, Math.min(inicio, minutosDeHora(FIN_DEL_DIA) - duracion));
  return { ...candidato, horaInicio: horaDeMinutos(dentro), horaFin: horaDeMinutos(dentro + duracion) };
}

/** The same start with another end, never shorter than `minimo` minutes. */
export function hastaElMinuto(candidato: Candidato, fin: number, minimo = 5): Candidato {
  const dentro = Math.min(
    minutosDeHora(FIN_DEL_DIA),
    Math.max(fin, minutosDeHora(candidato.horaInicio) + minimo),
  );
  return { ...candidato, horaFin: horaDeMinutos(dentro) };
}

/** In another column. One of a whole day, or of who works there no more, leaves the cita with whom it is. */
export function enColumna(candidato: Candidato, { fecha, profesionalId, profesional }: Columna): Candidato {
  const seQueda = profesionalId === undefined || profesional?.activo === false;
  return { ...candidato, fecha, ...(!seQueda && { profesionalId }) };
}

export function mismoSitio(a: Candidato, b: Candidato): boolean {
  return (
    a.fecha === b.fecha &&
    a.profesionalId === b.profesionalId &&
    a.horaInicio === b.horaInicio &&
    a.horaFin === b.horaFin
  );
}

/** What the page knows of it; the database has the last word. A cita that is nobody's takes nobody's time. */
export function validezDe(
  candidato: Candidato,
  sinCita: string,
  { citas, bloqueos }: { readonly citas: readonly Tomada[]; readonly bloqueos: readonly Bloqueo[] },
  abierto: Columna['abierto'],
): Validez {
  const { fecha, profesionalId, horaInicio, horaFin } = candidato;
  const bloqueo = bloqueos.find((uno) => tapa(uno, fecha, profesionalId) && seSolapan(uno, candidato));
  if (bloqueo) return { tipo: 'bloqueada', por: bloqueo };
  const otras = citas.filter(
    (cita) =>
      cita.id !== sinCita &&
      profesionalId !== null &&
      cita.profesionalId === profesionalId &&
      cita.fecha === fecha,
  );
  const otra = otras.find((cita) => seSolapan(cita, candidato));
  if (otra) return { tipo: 'ocupada', por: otra };
  const margen = margenRoto(
    candidato,
    otras,
    citas.find(({ id }) => id === sinCita),
  );
  if (margen) return margen;
  const dentro = abierto.some(({ desde, hasta }) => desde <= horaInicio && horaFin <= hasta);
  return { tipo: dentro ? 'libre' : 'fuera' };
}

/** The minutes after a cita that it would take: another's, or its own. */
function margenRoto(
  candidato: Candidato,
  otras: readonly Tomada[],
  propia: Tomada | undefined,
): Validez | undefined {
  const anterior = otras.find((cita) => seSolapan(conMargen(cita), candidato));
  if (anterior) return { tipo: 'margen', de: anterior };
  if (!propia) return undefined;
  const conElSuyo = conMargen({ ...candidato, margenMinutos: propia.margenMinutos });
  return otras.some((cita) => seSolapan(cita, conElSuyo)) ? { tipo: 'sinMargen', de: propia } : undefined;
}

/** What the text of it names. */
export function datosDe(validez: Validez): Record<string, string | number> {
  return 'de' in validez ? { n: validez.de.margenMinutos, servicio: validez.de.servicio } : {};
}
