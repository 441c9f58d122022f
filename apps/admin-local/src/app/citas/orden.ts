import type { Cita } from '@citas/protocol';

/** By time, then by professional: as a day is read. */
export function porHora(a: Cita, b: Cita): number {
  return (
    a.fecha.localeCompare(b.fecha) ||
    a.horaInicio.localeCompare(b.horaInicio) ||
    (a.profesional ?? '').localeCompare(b.profesional ?? '') ||
    a.id.localeCompare(b.id)
  );
}
