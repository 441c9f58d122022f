import type { ListaDeNotificaciones, Notificacion, Notification } from '@citas/protocol';

/** The notifications that are shown, newest first, and how many of all are unread. */
export interface Bandeja {
  readonly datos: readonly Notificacion[];
  readonly noLeidas: number;
  readonly leidoHasta: number;
  /** There are older ones than those shown. */
  readonly hayMas: boolean;
}

export const POR_PAGINA = 20;
/** More than this nobody scrolls through; the older ones can be asked for again. */
const MAXIMO = 200;
export const VACIA: Bandeja = { datos: [], noLeidas: 0, leidoHasta: 0, hayMas: false };

export function bandejaDe({ datos, noLeidas, leidoHasta }: ListaDeNotificaciones): Bandeja {
  return { datos, noLeidas, leidoHasta, hayMas: datos.length === POR_PAGINA };
}

/**
 * As it is read again from its beginning: older ones that are there already stay, unless there may be others between. What
 * is not a whole page is all there is.
 */
export function bandejaReleida(antes: Bandeja, lista: ListaDeNotificaciones): Bandeja {
  const nueva = bandejaDe(lista);
  const ultima = nueva.datos.at(-1)?.seq ?? 0;
  const alcanza = nueva.hayMas && ultima <= (antes.datos[0]?.seq ?? -1);
  if (!alcanza) return leidaHasta(nueva, antes.leidoHasta);
  const anteriores = leidas(
    antes.datos.filter(({ seq }) => seq < ultima),
    nueva.leidoHasta,
  );
  const datos = [...nueva.datos, ...anteriores];
  const hayMas = antes.hayMas || datos.length > MAXIMO;
  return leidaHasta({ ...nueva, datos: datos.slice(0, MAXIMO), hayMas }, antes.leidoHasta);
}

/** With one that has just come; one that is there already changes nothing. */
export function conNotificacion(bandeja: Bandeja, { seq, data }: Notification): Bandeja {
  if (bandeja.datos.some((una) => una.seq === seq)) return bandeja;
  const leida = seq <= bandeja.leidoHasta;
  const datos = [{ ...data, seq, leida }, ...bandeja.datos].sort((a, b) => b.seq - a.seq);
  return {
    ...bandeja,
    datos: datos.slice(0, MAXIMO),
    hayMas: bandeja.hayMas || datos.length > MAXIMO,
    noLeidas: bandeja.noLeidas + (leida ? 0 : 1),
  };
}

export function conAnteriores(bandeja: Bandeja, { datos }: ListaDeNotificaciones): Bandeja {
  const conocidas = new Set(bandeja.datos.map(({ seq }) => seq));
  const nuevas = datos.filter(({ seq }) => !conocidas.has(seq));
  return { ...bandeja, datos: [...bandeja.datos, ...nuevas], hayMas: datos.length === POR_PAGINA };
}

/** Read up to `hasta`, here or elsewhere. Reading never goes back. */
export function leidaHasta(bandeja: Bandeja, hasta: number): Bandeja {
  if (hasta <= bandeja.leidoHasta) return bandeja;
  const datos = leidas(bandeja.datos, hasta);
  return { ...bandeja, datos, leidoHasta: hasta, noLeidas: datos.filter(({ leida }) => !leida).length };
}

function leidas(datos: Bandeja['datos'], hasta: number): Bandeja['datos'] {
  return datos.map((una) => (una.seq <= hasta ? { ...una, leida: true } : una));
}
