import type { Rango } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import type { EventoDeFlujo } from '../realtime/copia-viva.ts';

/** What somebody else did to a cita, and when this page heard of it. */
export interface CambioAjeno {
  readonly autor: string;
  readonly tipo: 'cita_created' | 'cita_updated';
  /** Of the cita, as they left it. */
  readonly version: number;
  /** Epoch milliseconds. */
  readonly instante: number;
}

/** The citas of some days, by id. */
export interface CitasDeDias extends Rango {
  readonly porId: ReadonlyMap<string, Cita>;
  /** The last thing that others did while the page was open, by the id of the cita. */
  readonly ajenos: ReadonlyMap<string, CambioAjeno>;
  /** When they were read, in epoch milliseconds, if they are those of before there was no answer. */
  readonly guardadoDe?: number;
}

/** Who looks at the page, and when: what they do themselves is no news to them. */
export interface Quien {
  readonly usuarioId: string | undefined;
  readonly instante: number;
}

export function citasDeDias({ desde, hasta }: Rango, citas: readonly Cita[]): CitasDeDias {
  return { desde, hasta, porId: new Map(citas.map((cita) => [cita.id, cita])), ajenos: new Map() };
}

/** Puts a cita in its place: in the days, changed, or out of them when it moved away. An older version loses. */
export function conCita(dias: CitasDeDias, cita: Cita): CitasDeDias {
  const conocida = dias.porId.get(cita.id);
  if (conocida && conocida.version > cita.version) return dias;
  const esDeOtroDia = cita.fecha < dias.desde || cita.fecha > dias.hasta;
  if (esDeOtroDia) return conocida ? sinCita(dias, cita.id) : dias;
  const porId = new Map(dias.porId).set(cita.id, cita);
  const enCamino = [...porId.values()].find((otra) => esProvisional(otra) && esLaReal(cita, otra));
  if (enCamino) porId.delete(enCamino.id);
  return { ...dias, porId };
}

/** Shown while it is on its way to the API; nothing can be done with it. */
export function esProvisional({ version }: Cita): boolean {
  return version === 0;
}

/** Its event may come before the answer: one cita is not shown twice. */
function esLaReal(cita: Cita, enCamino: Cita): boolean {
  return (
    !esProvisional(cita) &&
    cita.fecha === enCamino.fecha &&
    cita.horaInicio === enCamino.horaInicio &&
    cita.profesionalId === enCamino.profesionalId &&
    cita.cliente === enCamino.cliente
  );
}

export function sinCita(dias: CitasDeDias, id: string): CitasDeDias {
  const porId = new Map(dias.porId);
  return porId.delete(id) ? { ...dias, porId } : dias;
}

/** An answer or a refusal may have brought that version before its event. */
function seConoce(dias: CitasDeDias, { id, version }: Cita): boolean {
  const conocida = dias.porId.get(id);
  return conocida !== undefined && conocida.version >= version;
}

export function conEvento(dias: CitasDeDias, evento: EventoDeFlujo, quien: Quien): CitasDeDias {
  switch (evento.type) {
    case 'cita_created':
    case 'cita_updated': {
      const { por, ...cita } = evento.data;
      const nuevas = seConoce(dias, cita) ? dias : conCita(dias, cita);
      if (nuevas === dias || (por.id !== null && por.id === quien.usuarioId)) return nuevas;
      const cambio: CambioAjeno = {
        autor: por.nombre,
        tipo: evento.type,
        version: cita.version,
        instante: quien.instante,
      };
      return { ...nuevas, ajenos: new Map(nuevas.ajenos).set(cita.id, cambio) };
    }
    case 'cita_deleted':
      return sinCita(dias, evento.data.id);
    case 'citas_changed':
      return dias;
  }
}
