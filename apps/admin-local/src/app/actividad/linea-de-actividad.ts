import type { Actividad, Cambios } from '@citas/protocol';
import type { EventoDeFlujo } from '../realtime/copia-viva.ts';

/** How many lines are kept: more than are drawn, so that what is rare is found among what is not. */
const MAXIMO = 200;

/** An event of the stream as a line of the feed, which REST gives in the same shape. */
export function comoActividad(evento: EventoDeFlujo): Actividad {
  const { seq, type: tipo } = evento;
  const { por, timestamp } = evento.data;
  if (evento.type === 'citas_changed') {
    return { seq, tipo, cita: null, cambios: null, count: evento.data.count, por, timestamp };
  }
  const cambios = evento.type === 'cita_updated' ? evento.data.cambios : null;
  return { seq, tipo, cita: evento.data, cambios, count: null, por, timestamp };
}

/** Newest first; a line that is there already is not added again. Nearly always it is newer than all there are. */
export function conLinea(lineas: readonly Actividad[], linea: Actividad): readonly Actividad[] {
  if (linea.seq > (lineas[0]?.seq ?? 0)) return [linea, ...lineas.slice(0, MAXIMO - 1)];
  if (lineas.some(({ seq }) => seq === linea.seq)) return lineas;
  return [linea, ...lineas].sort((a, b) => b.seq - a.seq).slice(0, MAXIMO);
}

/** Those on show, and behind them the older ones that have been read since: nothing moves. */
export function conMasViejas(
  vistas: readonly Actividad[],
  todas: readonly Actividad[],
): readonly Actividad[] {
  const ultima = vistas.at(-1);
  if (!ultima) return todas;
  const masViejas = todas.filter(({ seq }) => seq < ultima.seq);
  return masViejas.length > 0 ? [...vistas, ...masViejas] : vistas;
}

/** The key of the sentence that says what was done. */
export function claveDeLinea({ tipo, cambios, cita }: Actividad): string {
  switch (tipo) {
    case 'cita_created':
      return 'actividad.creada';
    case 'cita_deleted':
      return 'actividad.borrada';
    case 'citas_changed':
      return 'actividad.masiva';
    case 'cita_updated':
      return claveDeCambio(cambios ?? {}, cita?.estado);
  }
}

function claveDeCambio(cambios: Cambios, estado: string | undefined): string {
  if (cambios['estado'] && estado) return `actividad.estado_${estado}`;
  const movida = cambios['fecha'] ?? cambios['hora_inicio'] ?? cambios['profesional_id'];
  if (movida) return 'actividad.movida';
  const llegada = cambios['llegada_en'];
  if (llegada) return llegada.a ? 'actividad.llego' : 'actividad.noLlego';
  return 'actividad.editada';
}
