import { ocupacionDe, type Fecha, type Ocupacion, type Rango } from '@citas/domain';
import type { InformeDeOcupacion } from '@citas/protocol';
import { inicioDeSemana, masDias } from '../tiempo/fecha.ts';
import { esUnDia } from './rango.ts';

/** More columns than this nobody can read beside each other. */
const MAXIMO_DE_DIAS = 31;
/** From which part of the time on a cell has which shade. */
const TONOS = [0, 0.25, 0.5, 0.75] as const;

/** A professional's day. */
export interface Celda {
  readonly fecha: Fecha;
  /** Null where they do not work and have no citas. */
  readonly tasa: number | null;
  /** 0 for none, 1 to 4 the fuller the darker. */
  readonly tono: number;
}

export interface FilaDelMapa {
  /** Null for the whole team. */
  readonly id: string | null;
  readonly nombre: string;
  readonly celdas: readonly Celda[];
}

/** A day is shown in its week, as it is one of few; of a long range the last days are shown. */
export function diasDelMapa(rango: Rango, primerDia: number): Rango {
  if (esUnDia(rango)) {
    const desde = inicioDeSemana(rango.desde, primerDia);
    return { desde, hasta: masDias(desde, 6) };
  }
  const primero = masDias(rango.hasta, 1 - MAXIMO_DE_DIAS);
  return rango.desde < primero ? { desde: primero, hasta: rango.hasta } : rango;
}

/** A row a professional, and where there are several one for all of them. */
export function filasDelMapa({ profesionales }: InformeDeOcupacion, equipo: string): FilaDelMapa[] {
  const filas = profesionales.map(({ id, nombre, porDia }) => ({ id, nombre, celdas: celdasDe(porDia) }));
  if (profesionales.length < 2) return filas;
  const dias = Object.keys(profesionales[0]?.porDia ?? {});
  const deTodos = dias.map((fecha): [string, Ocupacion] => {
    return [fecha, ocupacionDe(profesionales.flatMap(({ porDia }) => porDia[fecha] ?? []))];
  });
  return [...filas, { id: null, nombre: equipo, celdas: celdasDe(Object.fromEntries(deTodos)) }];
}

function celdasDe(porDia: Readonly<Record<Fecha, Ocupacion>>): Celda[] {
  return Object.entries(porDia)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([fecha, { tasa }]) => ({ fecha, tasa, tono: tonoDe(tasa ?? 0) }));
}

/** Judged as it is read, in whole percents. */
function tonoDe(tasa: number): number {
  const leida = Math.round(tasa * 100) / 100;
  return leida === 0 ? 0 : TONOS.findLastIndex((desde) => leida >= desde) + 1;
}
