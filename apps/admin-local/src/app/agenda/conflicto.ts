import type { Hueco } from '@citas/protocol';
import { esProblema, problemaDe } from '../http/problema.ts';

/** What takes the time that was asked for. The client's name comes only to who may see it. */
export interface Ocupacion {
  readonly horaInicio: string;
  readonly horaFin: string;
  readonly profesional?: string | null;
  readonly cliente?: string | null;
  readonly servicio?: string | null;
}

/** A 409 `cita-solapada` or `tiempo-bloqueado`: why it cannot be, and what can. */
export interface Conflicto {
  /** Whether the time is blocked, rather than somebody else's. */
  readonly bloqueado: boolean;
  readonly detalle: string;
  readonly conflictos: readonly Ocupacion[];
  readonly alternativas: readonly Hueco[];
}

/** Undefined when the error is something else. */
export function conflictoDe(error: unknown): Conflicto | undefined {
  const problema = problemaDe(error);
  const bloqueado = esProblema(error, 'tiempo-bloqueado');
  if (!problema || !(bloqueado || esProblema(error, 'cita-solapada'))) return undefined;
  return {
    bloqueado,
    detalle: problema.detail,
    conflictos: bloqueado
      ? lista(problema['bloqueos']).filter(esOcupacion).map(comoOcupacion)
      : lista(problema['conflictos']).filter(esOcupacion),
    alternativas: lista(problema['alternativas']).filter(esHueco),
  };
}

/** A block says why in its own words. */
function comoOcupacion({ horaInicio, horaFin, motivo }: Ocupacion & { motivo?: string | null }): Ocupacion {
  return { horaInicio, horaFin, servicio: motivo ?? null };
}

function lista(valor: unknown): unknown[] {
  return Array.isArray(valor) ? valor : [];
}

function esOcupacion(valor: unknown): valor is Ocupacion {
  return typeof valor === 'object' && valor !== null && 'horaInicio' in valor && 'horaFin' in valor;
}

function esHueco(valor: unknown): valor is Hueco {
  return esOcupacion(valor) && 'fecha' in valor && 'profesionalId' in valor;
}
