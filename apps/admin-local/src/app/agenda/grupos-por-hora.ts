import type { Cita } from '@citas/protocol';
import type { Momento } from '../citas/tiempo-de-cita.ts';

export interface Grupo {
  readonly hora: string;
  readonly citas: readonly Cita[];
  /** The line "now" goes above this group. */
  readonly traeAhora: boolean;
}

/** Citas, already in order, under the hour of day they start in. */
export function gruposPorHora(citas: readonly Cita[], { fecha, hora }: Momento): Grupo[] {
  const siguiente = citas.find((cita) => cita.fecha === fecha && cita.horaInicio > hora);
  const horas = [...new Set(citas.map((cita) => cita.horaInicio))];
  return horas.map((inicio) => ({
    hora: inicio,
    citas: citas.filter((cita) => cita.horaInicio === inicio),
    traeAhora: siguiente?.horaInicio === inicio,
  }));
}
