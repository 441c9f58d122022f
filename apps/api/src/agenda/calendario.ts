import type { EstadoCita } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** How often a calendar should ask again. */
const CADA_SEGUNDOS = 15 * 60;

const ESTADO: Record<EstadoCita, ICalEventStatus> = {
  pendiente: ICalEventStatus.TENTATIVE,
  confirmada: ICalEventStatus.CONFIRMED,
  completada: ICalEventStatus.CONFIRMED,
  cancelada: ICalEventStatus.CANCELLED,
  no_asistio: ICalEventStatus.CANCELLED,
};

/** RFC 5545. The same citas give the same text, to the byte: its hash is its ETag. */
export function calendario(nombre: string, citas: readonly Cita[]): string {
  const calendar = new ICalCalendar({
    name: linea(nombre),
    prodId: { company: 'Citas en vivo', product: 'Agenda', language: 'ES' },
    ttl: CADA_SEGUNDOS,
  });
  for (const cita of citas) {
    const status = ESTADO[cita.estado];
    calendar.createEvent({
      id: `${cita.id}@citas-en-vivo`,
      sequence: cita.version,
      stamp: new Date(cita.actualizadoEn),
      created: new Date(cita.creadoEn),
      lastModified: new Date(cita.actualizadoEn),
      start: new Date(cita.inicio),
      end: new Date(cita.fin),
      status,
      transparency:
        status === ICalEventStatus.CANCELLED
          ? ICalEventTransparency.TRANSPARENT
          : ICalEventTransparency.OPAQUE,
      summary: linea(`${cita.cliente} · ${cita.servicio}`),
      ...(cita.notas && { description: sinControles(cita.notas) }),
    });
  }
  return calendar.toString();
}

/** RFC 5545 §3.3.11 has no control characters but the tabulator; the generator itself escapes ends of line. */
function sinControles(texto: string): string {
  return texto.replaceAll(/[^\P{Cc}\t\r\n]/gu, '');
}

function linea(texto: string): string {
  return sinControles(texto).replaceAll(/\s+/g, ' ').trim();
}
