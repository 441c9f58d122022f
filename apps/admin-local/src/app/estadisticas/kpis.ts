import type { ResumenDeCitas } from '@citas/domain';
import type { Informe } from '@citas/protocol';

export const CLAVES_DE_KPI = [
  'citas',
  'ocupacion',
  'noAsistencia',
  'completadas',
  'canceladas',
  'duracion',
] as const;
export type ClaveDeKpi = (typeof CLAVES_DE_KPI)[number];
export type Unidad = 'citas' | 'parte' | 'minutos';

/** A figure of the chosen days beside the same one of the days it is compared with. */
export interface Kpi {
  readonly clave: ClaveDeKpi;
  readonly unidad: Unidad;
  /** Null where there is too little to say anything: «sin datos», never 0 %. */
  readonly valor: number | null;
  /** Both sides of the comparison, like for like; null when either says nothing. */
  readonly cambio: Cambio | null;
}

export interface Cambio {
  readonly ahora: number;
  readonly antes: number;
  /** Whether the owner would call the change good; null for neither. */
  readonly juicio: 'mejor' | 'peor' | null;
}

interface Medida {
  readonly unidad: Unidad;
  readonly leer: (resumen: ResumenDeCitas) => number | null;
  /** 1: more is better; -1: less is better; 0: neither. */
  readonly signo: 1 | -1 | 0;
}

const MEDIDAS: Record<ClaveDeKpi, Medida> = {
  citas: { unidad: 'citas', leer: (r) => r.citas, signo: 1 },
  ocupacion: { unidad: 'parte', leer: (r) => r.ocupacion.tasa, signo: 1 },
  noAsistencia: { unidad: 'parte', leer: (r) => r.noAsistencia.tasa, signo: -1 },
  completadas: { unidad: 'citas', leer: (r) => r.porEstado.completada, signo: 1 },
  canceladas: { unidad: 'citas', leer: (r) => r.porEstado.cancelada, signo: -1 },
  duracion: { unidad: 'minutos', leer: (r) => r.duracionPromedio.minutos, signo: 0 },
};

export function kpisDe({ resumen, comparacion }: Informe): Kpi[] {
  return CLAVES_DE_KPI.map((clave) => {
    const { leer, unidad } = MEDIDAS[clave];
    const ahora = comparacion ? leer(comparacion.actual) : null;
    const antes = comparacion ? leer(comparacion.anterior) : null;
    const comparable = ahora !== null && antes !== null && (comparacion?.anterior.citas ?? 0) > 0;
    return {
      clave,
      unidad,
      valor: leer(resumen),
      cambio: comparable
        ? { ahora, antes, juicio: juicio(clave, diferenciaDe(unidad, { ahora, antes })) }
        : null,
    };
  });
}

function juicio(clave: ClaveDeKpi, diferencia: number): Cambio['juicio'] {
  const { signo } = MEDIDAS[clave];
  if (signo === 0 || diferencia === 0) return null;
  return diferencia * signo > 0 ? 'mejor' : 'peor';
}

/** How much more, in points for a rate: between the figures as they are shown, which is what an eye compares. */
export function diferenciaDe(unidad: Unidad, { ahora, antes }: Pick<Cambio, 'ahora' | 'antes'>): number {
  return unidad === 'parte' ? Math.round(ahora * 100) - Math.round(antes * 100) : ahora - antes;
}
