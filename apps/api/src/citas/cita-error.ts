import type { EstadoCita } from '@citas/domain';
import type { Cita, Hueco } from '@citas/protocol';

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
  readonly profesionalId: string;
  readonly fecha: string;
  readonly horaInicio: string;
  readonly horaFin: string;
  /** The cita that is being moved, and so leaves its own time. */
  readonly sinCita: string | null;
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

/** The sender's version is no longer the current one, which is `actual`. */
export class VersionAntiguaError extends Error {
  readonly actual: Cita;
  constructor(actual: Cita) {
    super(`la versión actual es ${actual.version}`);
    this.actual = actual;
  }
}

/** A change came without saying which version it changes. */
export class FaltaIfMatchError extends Error {}

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
