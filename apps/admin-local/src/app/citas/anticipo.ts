import type { Cita } from '@citas/protocol';
import type { CitasDeDias } from './citas-de-dias.ts';

/** A change of a cita that is shown before it is made. */
export interface Anticipo {
  /** The cita that was changed, as it was seen. */
  readonly cita: Cita;
  readonly pronto: Partial<Cita>;
}

/**
 * The citas of some days as they are shown: with what is on its way laid over what the server has, in the order in which
 * it was asked for. What somebody else has changed since is shown as they left it.
 */
export function conAnticipos(
  { porId, ajenos, desde, hasta }: CitasDeDias,
  anticipos: readonly Anticipo[],
): ReadonlyMap<string, Cita> {
  if (anticipos.length === 0) return porId;
  const vistas = new Map(porId);
  for (const { cita, pronto } of anticipos) {
    const vista = vistas.get(cita.id);
    if (!vista || (ajenos.get(cita.id)?.version ?? 0) > cita.version) continue;
    const nueva = { ...vista, ...pronto };
    if (desde <= nueva.fecha && nueva.fecha <= hasta) vistas.set(cita.id, nueva);
    else vistas.delete(cita.id);
  }
  return vistas;
}
