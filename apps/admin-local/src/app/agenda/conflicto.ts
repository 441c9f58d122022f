import { huecoSchema, type Hueco } from '@citas/protocol';
import { esProblema, problemaDe } from '../http/problema.ts';

/** What takes the time that was asked for. The client's name comes only to who may see it. */
export interface Ocupacion {
  readonly horaInicio: string;
  readonly horaFin: string;
  readonly profesional?: string | null;
  readonly cliente?: string | null;
  readonly servicio?: string | null;
}

/** A 409 `cita-solapada`: why it cannot be, and what can. */
export interface Conflicto {
  readonly detalle: string;
  readonly conflictos: readonly Ocupacion[];
  readonly alternativas: readonly Hueco[];
}

/** Undefined when the error is something else. */
export function conflictoDe(error: unknown): Conflicto | undefined {
  const problema = problemaDe(error);
  if (!problema || !esProblema(error, 'cita-solapada')) return undefined;
  const alternativas = huecoSchema.array().safeParse(problema['alternativas']);
  return {
    detalle: problema.detail,
    conflictos: lista(problema['conflictos']).filter(esOcupacion),
    alternativas: alternativas.success ? alternativas.data : [],
  };
}

function lista(valor: unknown): unknown[] {
  return Array.isArray(valor) ? valor : [];
}

function esOcupacion(valor: unknown): valor is Ocupacion {
  return typeof valor === 'object' && valor !== null && 'horaInicio' in valor && 'horaFin' in valor;
}
