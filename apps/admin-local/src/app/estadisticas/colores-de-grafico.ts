import { computed, DOCUMENT, inject, type Signal } from '@angular/core';
import { ESTADOS, type EstadoCita } from '@citas/domain';
import { Papel } from '../ui/papel.service.ts';
import { TemaService } from '../ui/tema.service.ts';

export interface ColoresDeGrafico {
  readonly estado: Record<EstadoCita, string>;
  readonly tinta: string;
  readonly linea: string;
  readonly superficie: string;
  readonly accent: string;
  readonly lineaFuerte: string;
}

/** The design tokens of the theme, the light one on paper: a canvas cannot read CSS variables by itself. */
export function coloresDeGrafico(): Signal<ColoresDeGrafico> {
  const { tema } = inject(TemaService);
  const { enPapel } = inject(Papel);
  const raiz = inject(DOCUMENT).documentElement;
  return computed(() => {
    const elegido = tema();
    if (!enPapel()) return leerColores(raiz);
    // Before it is printed the page still has the styles of the screen.
    raiz.dataset['theme'] = 'light';
    const colores = leerColores(raiz);
    raiz.dataset['theme'] = elegido;
    return colores;
  });
}

function leerColores(raiz: HTMLElement): ColoresDeGrafico {
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
