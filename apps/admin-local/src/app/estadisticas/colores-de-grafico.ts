import { ESTADOS, type EstadoCita } from '@citas/domain';

export interface ColoresDeGrafico {
  readonly estado: Record<EstadoCita, string>;
  readonly tinta: string;
  readonly linea: string;
  readonly superficie: string;
  readonly accent: string;
  readonly lineaFuerte: string;
}

/** The design tokens of the current theme: a canvas cannot read CSS variables by itself. */
export function leerColores(raiz: HTMLElement): ColoresDeGrafico {
  const estilos = getComputedStyle(raiz);
  const token = (nombre: string) => estilos.getPropertyValue(`--${nombre}`).trim();
  const pares = ESTADOS.map((estado) => [estado, token(estado)] as const);
  return {
    estado: Object.fromEntries(pares) as Record<EstadoCita, string>,
    tinta: token('ink-soft'),
    linea: token('line'),
    superficie: token('surface'),
    accent: token('accent'),
    // Fainter than what it is compared with.
    lineaFuerte: token('bar-soft'),
  };
}
