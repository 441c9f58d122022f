import type { Rol } from './rol.ts';

const TIPOS_DE_CANAL = ['estadisticas', 'citas', 'notificaciones'] as const;
export type TipoDeCanal = (typeof TIPOS_DE_CANAL)[number];

/** A channel's name is its kind and its negocio: `citas:negocio_123`. */
export interface Canal {
  readonly tipo: TipoDeCanal;
  readonly negocioId: string;
}

export function nombreDeCanal(tipo: TipoDeCanal, negocioId: string): string {
  return `${tipo}:${negocioId}`;
}

/** Undefined when the text names no channel. */
export function parseCanal(nombre: string): Canal | undefined {
  const [tipo, negocioId, ...rest] = nombre.split(':');
  const conocido = TIPOS_DE_CANAL.find((candidato) => candidato === tipo);
  return conocido && negocioId && rest.length === 0 ? { tipo: conocido, negocioId } : undefined;
}

const CANALES_POR_ROL: Record<Rol, readonly TipoDeCanal[]> = {
  admin: ['estadisticas', 'citas', 'notificaciones'],
  recepcion: ['citas', 'notificaciones'],
  profesional: ['citas', 'notificaciones'],
  pantalla: ['estadisticas'],
  operador: [],
};

/** A channel is open only to its own negocio, and there only to the roles that need it. */
export function puedeSuscribirse(identidad: { negocioId: string; rol: Rol }, canal: Canal): boolean {
  return canal.negocioId === identidad.negocioId && CANALES_POR_ROL[identidad.rol].includes(canal.tipo);
}

/** Whoever sees only their own citas is told that something changed, and on which days, and reads what is theirs. */
export function soloOyeDias(rol: Rol): boolean {
  return rol === 'profesional';
}

/** A screen on the wall is read by whoever comes in: it is told no name of the team, nor how anybody of it does. */
export function sinNombres(rol: Rol): boolean {
  return rol === 'pantalla';
}
