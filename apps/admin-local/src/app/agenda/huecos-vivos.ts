import { minutosDeHora, ocupaTiempo, type Hora } from '@citas/domain';
import type { Hueco } from '@citas/protocol';
import type { EventoDeFlujo } from '../realtime/copia-viva.ts';

/** A slot that was offered, and whether it still is. */
export interface HuecoVivo extends Hueco {
  readonly libre: boolean;
  /** Who took it, when that is known. */
  readonly por?: string | undefined;
}

/** Time that somebody has taken. */
export interface Toma extends Hueco {
  readonly por: string;
}

const misma = (a: Hueco, b: Hueco) =>
  a.fecha === b.fecha && a.horaInicio === b.horaInicio && a.profesionalId === b.profesionalId;

/** After a new look: what was offered and is gone stays in its place, marked, so that nothing jumps under a finger. */
export function fusionarHuecos(
  antes: readonly HuecoVivo[],
  ahora: readonly Hueco[],
  tomas: readonly Toma[] = [],
): HuecoVivo[] {
  const perdidos = antes
    .filter((hueco) => !ahora.some((otro) => misma(hueco, otro)))
    .map((hueco) => ({ ...hueco, libre: false, por: quienTomo(hueco, tomas) ?? hueco.por }));
  const libres = ahora.map((hueco) => ({ ...hueco, libre: true, por: undefined }));
  return [...libres, ...perdidos].sort(porHoraYPersona);
}

/** What an event says of who took which time; nothing when it takes none. */
export function tomaDe(evento: EventoDeFlujo): Toma | undefined {
  if (evento.type !== 'cita_created' && evento.type !== 'cita_updated') return undefined;
  const { fecha, horaInicio, horaFin, profesionalId, profesional, estado, por } = evento.data;
  return ocupaTiempo(estado)
    ? { fecha, horaInicio, horaFin, profesionalId, profesional, por: por.nombre }
    : undefined;
}

/** Who took that time last. */
export function quienTomo(hueco: Hueco, tomas: readonly Toma[]): string | undefined {
  return tomas.findLast(
    (toma) =>
      toma.fecha === hueco.fecha &&
      toma.profesionalId === hueco.profesionalId &&
      toma.horaInicio < hueco.horaFin &&
      toma.horaFin > hueco.horaInicio,
  )?.por;
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

/** The free slot that begins nearest to `hora`, the earlier of two; the first one when nobody said when. */
export function masCercano(huecos: readonly HuecoVivo[], hora?: Hora): HuecoVivo | undefined {
  const libres = huecos.filter(({ libre }) => libre);
  if (hora === undefined) return libres[0];
  const lejos = ({ horaInicio }: Hueco) => Math.abs(minutosDeHora(horaInicio) - minutosDeHora(hora));
  return libres.reduce<HuecoVivo | undefined>(
    (cerca, hueco) => (cerca && lejos(cerca) <= lejos(hueco) ? cerca : hueco),
    undefined,
  );
}

export function mismoHueco(a: Hueco | undefined, b: Hueco): boolean {
  return a !== undefined && misma(a, b);
}

function porHoraYPersona(a: Hueco, b: Hueco): number {
  return a.horaInicio.localeCompare(b.horaInicio) || (a.profesional ?? '').localeCompare(b.profesional ?? '');
}
