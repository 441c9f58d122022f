import type { Hueco } from '@citas/protocol';

/** A slot that was offered, and whether it still is. */
export interface HuecoVivo extends Hueco {
  readonly libre: boolean;
}

const misma = (a: Hueco, b: Hueco) =>
  a.fecha === b.fecha && a.horaInicio === b.horaInicio && a.profesionalId === b.profesionalId;

/** After a new look: what was offered and is gone stays in its place, marked, so that nothing jumps under a finger. */
export function fusionarHuecos(antes: readonly HuecoVivo[], ahora: readonly Hueco[]): HuecoVivo[] {
  const perdidos = antes
    .filter((hueco) => !ahora.some((otro) => misma(hueco, otro)))
    .map((hueco) => ({ ...hueco, libre: false }));
  const libres = ahora.map((hueco) => ({ ...hueco, libre: true }));
  return [...libres, ...perdidos].sort(porHoraYPersona);
}

/** One slot for each time: a free one when there is any. For when it does not matter who. */
export function unoPorHora(huecos: readonly HuecoVivo[]): HuecoVivo[] {
  const porHora = new Map<string, HuecoVivo>();
  for (const hueco of huecos) {
    const elegido = porHora.get(hueco.horaInicio);
    if (!elegido || (!elegido.libre && hueco.libre)) porHora.set(hueco.horaInicio, hueco);
  }
  return [...porHora.values()];
}

export function mismoHueco(a: Hueco | undefined, b: Hueco): boolean {
  return a !== undefined && misma(a, b);
}

function porHoraYPersona(a: Hueco, b: Hueco): number {
  return a.horaInicio.localeCompare(b.horaInicio) || (a.profesional ?? '').localeCompare(b.profesional ?? '');
}
