import type { Fecha } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import type { EventoDeFlujo } from '../realtime/copia-viva.ts';

/** The citas of one day, by id. */
export interface CitasDelDia {
  readonly fecha: Fecha;
  readonly porId: ReadonlyMap<string, Cita>;
}

export function citasDelDia(fecha: Fecha, citas: readonly Cita[]): CitasDelDia {
  return { fecha, porId: new Map(citas.map((cita) => [cita.id, cita])) };
}

/** Puts a cita in its place: in the day, changed, or out of it when it moved to another. An older version loses. */
export function conCita(dia: CitasDelDia, cita: Cita): CitasDelDia {
  const conocida = dia.porId.get(cita.id);
  if (conocida && conocida.version > cita.version) return dia;
  if (cita.fecha !== dia.fecha) return conocida ? sinCita(dia, cita.id) : dia;
  const porId = new Map(dia.porId).set(cita.id, cita);
  const enCamino = [...porId.values()].find((otra) => esProvisional(otra) && esLaReal(cita, otra));
  if (enCamino) porId.delete(enCamino.id);
  return { ...dia, porId };
}

/** Shown while it is on its way to the API; nothing can be done with it. */
export function esProvisional({ version }: Cita): boolean {
  return version === 0;
}

/** Its event may come before the answer: one cita is not shown twice. */
function esLaReal(cita: Cita, enCamino: Cita): boolean {
  return (
    !esProvisional(cita) &&
    cita.horaInicio === enCamino.horaInicio &&
    cita.profesionalId === enCamino.profesionalId &&
    cita.cliente === enCamino.cliente
  );
}

export function sinCita(dia: CitasDelDia, id: string): CitasDelDia {
  const porId = new Map(dia.porId);
  return porId.delete(id) ? { ...dia, porId } : dia;
}

export function conEvento(dia: CitasDelDia, evento: EventoDeFlujo): CitasDelDia {
  switch (evento.type) {
    case 'cita_created':
    case 'cita_updated':
      return conCita(dia, evento.data);
    case 'cita_deleted':
      return sinCita(dia, evento.data.id);
    case 'citas_changed':
      return dia;
  }
}
