import { ESTADOS, ESTADOS_QUE_OCUPAN, type CitasPorEstado } from '@citas/domain';
import type { Informe } from '@citas/protocol';

/** One bar of a ranking. */
export interface Parte {
  /** Id of the profesional or name of the servicio. */
  readonly clave: string;
  /** Null for the citas of nobody. */
  readonly nombre: string | null;
  readonly citas: number;
  /** 0 to 1, of the longest. */
  readonly ancho: number;
  /** How full their days are; undefined where that says nothing. */
  readonly ocupacion?: number | undefined;
}

/** The most asked for first. Cancelled ones and no-shows count: they were asked for too. */
export function porServicio({ series }: Informe): Parte[] {
  return enOrden(
    Object.entries(series.porServicio).map(([nombre, citas]) => ({
      clave: nombre,
      nombre,
      citas: suma(citas),
    })),
  );
}

/** What each professional has to do, and how full that makes their days. */
export function porProfesional({ series, resumen }: Informe): Parte[] {
  return enOrden(
    Object.entries(series.porProfesional).map(([clave, citas]) => ({
      clave,
      nombre: citas.nombre,
      citas: ESTADOS_QUE_OCUPAN.reduce((total, estado) => total + citas[estado], 0),
      ocupacion: resumen.ocupacion.porProfesional[clave]?.tasa ?? undefined,
    })),
  );
}

function enOrden(partes: readonly Omit<Parte, 'ancho'>[]): Parte[] {
  const mayor = Math.max(1, ...partes.map(({ citas }) => citas));
  return partes
    .filter(({ citas }) => citas > 0)
    .sort((a, b) => b.citas - a.citas)
    .map((parte) => ({ ...parte, ancho: parte.citas / mayor }));
}

function suma(citas: CitasPorEstado): number {
  return ESTADOS.reduce((total, estado) => total + citas[estado], 0);
}
