import type { EstadoCita } from '@citas/domain';
import type { Bloqueo, Hueco } from '@citas/protocol';

/** A cita that already takes the time that was asked for. */
export interface Conflicto {
  readonly id: string;
  readonly horaInicio: string;
  readonly horaFin: string;
  readonly profesional: string | null;
  readonly servicio: string;
  readonly cliente: string;
}

/** Time that could not be had. */
export interface TiempoPedido {
  readonly negocioId: string;
  /** null is nobody's time: only what blocks everybody stands in its way. */
  readonly profesionalId: string | null;
  readonly fecha: string;
  readonly horaInicio: string;
  readonly horaFin: string;
  /** Kept free after it. Staff may book into a margin; what they are offered instead leaves it alone. */
  readonly margenMinutos: number;
  /** The cita that is being moved, and so leaves its own time. */
  readonly sinCita: string | null;
  /** Where that one is until then: no alternative to moving it. */
  readonly de?: Lugar;
}

/** When a cita is, and with whom. */
export type Lugar = Pick<TiempoPedido, 'fecha' | 'horaInicio' | 'horaFin' | 'profesionalId'>;

export function esElMismoLugar(a: Lugar, b: Lugar): boolean {
  return (
    a.fecha === b.fecha &&
    a.horaInicio === b.horaInicio &&
    a.horaFin === b.horaFin &&
    a.profesionalId === b.profesionalId
  );
}

/** The professional's time is taken; `alternativas` are the nearest times that are not. */
export class CitaSolapadaError extends Error {
  readonly pedido: TiempoPedido;
  readonly conflictos: readonly Conflicto[];
  readonly alternativas: readonly Hueco[];
  constructor(pedido: TiempoPedido, conflictos: readonly Conflicto[], alternativas: readonly Hueco[] = []) {
    super('la hora ya está ocupada');
    this.pedido = pedido;
    this.conflictos = conflictos;
    this.alternativas = alternativas;
  }
}

/** Why that time is given to nobody. */
export type BloqueoEnMedio = Omit<Bloqueo, 'profesionalId' | 'version'>;

/** The time is blocked; `alternativas` are the nearest times that are free. */
export class TiempoBloqueadoError extends Error {
  readonly pedido: TiempoPedido;
  readonly bloqueos: readonly BloqueoEnMedio[];
  readonly alternativas: readonly Hueco[];
  constructor(
    pedido: TiempoPedido,
    bloqueos: readonly BloqueoEnMedio[],
    alternativas: readonly Hueco[] = [],
  ) {
    super('la hora está bloqueada');
    this.pedido = pedido;
    this.bloqueos = bloqueos;
    this.alternativas = alternativas;
  }
}

/** From this estado, this rol may only go to `permitidas`. */
export class TransicionNoPermitidaError extends Error {
  readonly estado: EstadoCita;
  readonly permitidas: readonly EstadoCita[];
  constructor(estado: EstadoCita, permitidas: readonly EstadoCita[]) {
    super(`una cita ${estado} solo puede pasar a: ${permitidas.join(', ')}`);
    this.estado = estado;
    this.permitidas = permitidas;
  }
}

/** What was held, missed or cancelled is not moved. */
export class CitaCerradaError extends Error {
  readonly estado: EstadoCita;
  constructor(estado: EstadoCita) {
    super(`la cita está ${estado}`);
    this.estado = estado;
  }
}

/** Whether the client is there is only said on the day of the cita, while it is still to be held. */
export class LlegadaNoPermitidaError extends Error {
  readonly estado: EstadoCita;
  readonly fecha: string;
  readonly hoy: string;
  constructor({ estado, fecha }: { readonly estado: EstadoCita; readonly fecha: string }, hoy: string) {
    super(`una cita ${estado} del ${fecha} no espera a nadie el ${hoy}`);
    this.estado = estado;
    this.fecha = fecha;
    this.hoy = hoy;
  }
}

/** The clock of the negocio skips that time on that day. */
export class HoraInexistenteError extends Error {
  readonly campo: 'horaInicio' | 'horaFin';
  readonly fecha: string;
  readonly hora: string;
  constructor(campo: 'horaInicio' | 'horaFin', fecha: string, hora: string) {
    super(`${fecha} no tiene las ${hora}`);
    this.campo = campo;
    this.fecha = fecha;
    this.hora = hora;
  }
}
