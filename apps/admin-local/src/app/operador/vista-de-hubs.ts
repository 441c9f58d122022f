import { NEGOCIO_DEL_CANARIO, parseCanal, type TipoDeCanal } from '@citas/domain';
import { MAXIMO_DE_HUB, type ConexionDeHub, type HubVisto } from '@citas/protocol';

/** A channel over all hubs that keep it. */
export interface CanalVisto {
  readonly canal: string;
  readonly tipo: TipoDeCanal;
  readonly negocioId: string;
  readonly suscriptores: number;
  /** The newest event in the database; null for figures. */
  readonly cabeza: number | null;
  /** Events that the slowest of those hubs has yet to read. */
  readonly detras: number;
}

/** A connection, and which hub has it: its number in the list, from 1. */
export interface ConexionVista extends ConexionDeHub {
  readonly hubId: string;
  readonly hub: number;
  /** A screen is taken away in the settings, and a hub's own voice is nobody's. */
  readonly esRevocable: boolean;
}

/** Those furthest behind first, then those with most followers. */
export function canalesDe(hubs: readonly HubVisto[]): CanalVisto[] {
  const canales = new Map<string, CanalVisto>();
  for (const visto of hubs.flatMap(({ estado }) => estado?.canales ?? [])) {
    const { canal, suscriptores, posicion, cabeza } = visto;
    const partes = parseCanal(canal);
    if (!partes) continue;
    const antes = canales.get(canal) ?? { canal, ...partes, suscriptores: 0, cabeza, detras: 0 };
    canales.set(canal, {
      ...antes,
      suscriptores: antes.suscriptores + suscriptores,
      // A hub may have read what was written after the database was asked.
      detras: Math.max(antes.detras, (cabeza ?? 0) - (posicion ?? cabeza ?? 0)),
    });
  }
  return [...canales.values()].sort((a, b) => b.detras - a.detras || b.suscriptores - a.suscriptores);
}

/** Those for whom most waits first, then those that came last. */
export function conexionesDe(hubs: readonly HubVisto[]): ConexionVista[] {
  return hubs
    .flatMap(({ id, estado }, i) =>
      (estado?.abiertas ?? []).map((una) => ({
        ...una,
        hubId: id,
        hub: i + 1,
        esRevocable: una.rol !== 'pantalla' && una.negocioId !== NEGOCIO_DEL_CANARIO,
      })),
    )
    .sort((a, b) => b.bytesEnEspera - a.bytesEnEspera || b.desde.localeCompare(a.desde));
}

/** Whether some hub told as many as it tells at once: it may hold more. */
export function estanRecortadas(hubs: readonly HubVisto[]): boolean {
  return hubs.some(
    ({ estado }) => estado && Math.max(estado.canales.length, estado.abiertas.length) >= MAXIMO_DE_HUB,
  );
}
